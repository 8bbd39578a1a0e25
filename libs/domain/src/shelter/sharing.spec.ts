import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { after, HOUR } from '../instant.ts';
import { placesNeeded } from '../party.ts';
import type { ForWhom, Party } from '../terms.ts';
import { applyFact, corrected, type Model, newModel, partiesIn } from '../testing/model.ts';
import { live, type Night, night } from '../testing/night.ts';
import { FAMILY, HOTLINE, MANAGER, party, STAFF, WOMAN } from '../testing/people.ts';
import { always } from '../testing/seed.ts';
import { idOfHold, idOfStay, keptShelter, type Layout, type Shelter, types, undoBy } from '../testing/shelter.ts';
import { isFor, mayMeet } from '../testing/together.ts';
import { allocate } from './beds/allocate.ts';
import { placesOf } from './beds/places.ts';
import { groupsOf, mayShare, termsOf } from './beds/sharing.ts';
import type { ShelterEvent } from './events.ts';
import { firstBreak } from './recheck.ts';

const MAN = party({ men: 1 });
const GIRL = party({ girls: 1 });
const BOY = party({ boys: 1, sonsOldest: '15-17' });
const COUPLE = party({ women: 1, men: 1 });
const SAID = [undefined, 'women', 'men', 'families', 'girls', 'boys', 'anyone'] as const;
const GENDERS = [null, ['women', 'girls'], ['women', 'trans_non_binary'], ['men', 'boys'], ['women', 'men']] as const;

/** A house with one shared room of four beds. */
function dormitory(forWhom?: ForWhom, gender?: readonly string[]): Shelter {
  const beds = { b1: 'adult', b2: 'adult', b3: 'adult', b4: 'child' } as const;
  const shelter = keptShelter({ dorm: { privacy: 'shared', ...(forWhom && { forWhom }), beds } } satisfies Layout);
  if (gender) shelter.given({ type: 'change-intake-rules', rules: { gender: [...gender] } }, MANAGER);
  return shelter;
}
const admits = (shelter: Shelter, who: Party, more: { roomException?: true } = {}) =>
  types(shelter.when({ type: 'admit-party', party: who, ...more }, STAFF));
const holds = (shelter: Shelter, who: Party) => types(shelter.when({ type: 'hold-beds', party: who }, HOTLINE));

describe('who shares a room', () => {
  it('SR-1: the rule in bits is the rule in words, for every room and any two parties', () => {
    const heads = fc.nat(2);
    const anyone = fc
      .record({ women: heads, men: heads, other: heads, girls: heads, boys: heads, infants: heads })
      .map(party)
      .filter((who) => placesNeeded(who) > 0);
    always(
      fc.tuple(fc.constantFrom(...SAID), fc.constantFrom(...GENDERS), anyone, fc.option(anyone)),
      ([forWhom, genders, one, other]) => {
        const terms = termsOf(forWhom, genders === null ? null : { gender: [...genders] });
        const together =
          isFor(one, forWhom ?? null, genders) && mayMeet(other === null ? [one] : [other, one], forWhom ?? null);
        expect(mayShare(terms, other === null ? 0 : groupsOf(other), groupsOf(one))).toBe(together);
      },
      3000,
    );
  });

  it.each([
    ['a man beside a woman', WOMAN, MAN],
    ['a woman beside a man', MAN, WOMAN],
    ['a couple beside a woman', WOMAN, COUPLE],
    ['a girl who came alone beside a woman', WOMAN, GIRL],
    ['a woman beside a girl who came alone', GIRL, WOMAN],
    ['a girl who came alone beside a mother with children', FAMILY, GIRL],
    ['a boy who came alone beside a girl who did', GIRL, BOY],
  ])('SR-1: in a room that says nothing, %s is neither held nor admitted', (_, first, second) => {
    const shelter = dormitory();
    expect(admits(shelter, first)).toEqual(['PartyAdmitted']);
    expect(holds(shelter, second)).toEqual(['room_not_for_party']);
    expect(admits(shelter, second)).toEqual(['room_not_for_party']);
  });

  it('SR-1: in a room that says nothing, who is like those who are there joins them', () => {
    const shelter = dormitory();
    expect(admits(shelter, WOMAN)).toEqual(['PartyAdmitted']);
    expect(holds(shelter, party({ women: 1, boys: 1, sonsOldest: '7-11' }))).toEqual(['BedsHeld']);
  });

  it('SR-1: in a house for women a room that says nothing is for women, their children, and girls where it takes them', () => {
    const who: readonly [Party, string][] = [
      [MAN, 'room_not_for_party'],
      [BOY, 'room_not_for_party'],
      [party({ other: 1 }), 'room_not_for_party'],
      [GIRL, 'BedsHeld'],
    ];
    for (const [one, answer] of who) expect(holds(dormitory(undefined, ['women', 'girls']), one)).toEqual([answer]);
    expect(holds(dormitory(undefined, ['women']), GIRL)).toEqual(['room_not_for_party']);
    expect(holds(dormitory(undefined, ['women', 'trans_non_binary']), party({ other: 1 }))).toEqual(['BedsHeld']);
  });

  it.each<[ForWhom, readonly Party[], readonly Party[]]>([
    ['women', [WOMAN, FAMILY], [MAN, COUPLE, GIRL]],
    ['men', [MAN, party({ men: 1, boys: 1, sonsOldest: '7-11' })], [WOMAN, COUPLE, BOY]],
    ['families', [FAMILY, party({ men: 1, infants: 1 })], [WOMAN, MAN, GIRL]],
    ['girls', [GIRL], [BOY, WOMAN, party({ girls: 1, boys: 1, sonsOldest: '0-6' })]],
    ['boys', [BOY], [GIRL, MAN]],
    ['anyone', [WOMAN, MAN, COUPLE, GIRL], []],
  ])('SR-1: a room for %s takes those alone', (forWhom, those, others) => {
    for (const one of those) expect(holds(dormitory(forWhom), one)).toEqual(['BedsHeld']);
    for (const one of others) expect(holds(dormitory(forWhom), one)).toEqual(['room_not_for_party']);
  });

  it('SR-1: men and women share a room for anyone; no word puts a child who came alone with strangers', () => {
    const shelter = dormitory('anyone');
    expect(admits(shelter, WOMAN)).toEqual(['PartyAdmitted']);
    expect(holds(shelter, GIRL)).toEqual(['room_not_for_party']);
    expect(holds(shelter, MAN)).toEqual(['BedsHeld']);
  });
});

describe('somebody of the house', () => {
  it('SR-2: goes against it with a tick that is recorded, and says so only where it did', () => {
    const shelter = dormitory();
    shelter.given({ type: 'admit-party', party: WOMAN, roomException: true }, STAFF);
    expect(shelter.facts.at(-1)?.event).not.toHaveProperty('roomException');
    shelter.given({ type: 'admit-party', party: MAN, roomException: true }, STAFF);
    expect(shelter.facts.at(-1)?.event).toMatchObject({ type: 'PartyAdmitted', party: MAN, roomException: true });
    // Nobody else fits a room with both: the rest of it is for nobody new.
    expect(placesOf(shelter.state)).toMatchObject({ free: 0, spare: 2, occupied: 2 });
  });

  it('SR-2: is recorded as well where it went against who was there meanwhile, so that a correction finds nothing broken', () => {
    const shelter = dormitory();
    const stayId = idOfStay(shelter.given({ type: 'admit-party', party: WOMAN, beds: ['b1'] }));
    const then = shelter.now;
    shelter.pass(10);
    shelter.given({ type: 'discharge-party', stayId, destination: 'family' });
    shelter.pass(1);
    shelter.given({ type: 'admit-party', party: MAN, beds: ['b2'], occurredAt: then, roomException: true });
    expect(shelter.facts.at(-1)?.event).toMatchObject({ type: 'PartyAdmitted', party: MAN, roomException: true });
    expect(firstBreak(shelter.facts)).toBeNull();
  });

  it('SR-2: moves and changes a party by the same rule and the same tick', () => {
    const shelter = keptShelter({
      ...{ dorm: { privacy: 'shared', beds: { b1: 'adult', b2: 'adult' } } },
      ...{ own: { privacy: 'household', beds: { o1: 'adult' } } },
    });
    shelter.given({ type: 'admit-party', party: WOMAN, beds: ['b1'] });
    const stayId = idOfStay(shelter.given({ type: 'admit-party', party: MAN, beds: ['o1'] }));
    expect(types(shelter.when({ type: 'move-party', stayId, beds: ['b2'] }))).toEqual(['room_not_for_party']);
    shelter.given({ type: 'move-party', stayId, beds: ['b2'], roomException: true });
    expect(shelter.facts.at(-1)?.event).toMatchObject({ type: 'PartyMoved', roomException: true });
    const changed = shelter.when({ type: 'change-party', stayId, party: BOY });
    expect(types(changed)).toEqual(['room_not_for_party']);
    shelter.given({ type: 'change-party', stayId, party: BOY, roomException: true });
    expect(shelter.facts.at(-1)?.event).toMatchObject({ type: 'PartyChanged', roomException: true });
  });

  it('SR-2: a child who joins her mother needs no tick, though somebody was put in with them by one', () => {
    const shelter = dormitory();
    const stayId = idOfStay(shelter.given({ type: 'admit-party', party: WOMAN, beds: ['b1'] }));
    shelter.given({ type: 'admit-party', party: MAN, beds: ['b2'], roomException: true });
    const joined = shelter.given({ type: 'change-party', stayId, party: party({ women: 1, girls: 1 }) });
    expect(joined).toMatchObject([{ type: 'PartyChanged', beds: ['b1', 'b4'] }]);
    expect(joined[0]).not.toHaveProperty('roomException');
  });

  it('SH-4, SR-2: a promise is kept without a tick, no matter who was put into the room meanwhile', () => {
    const shelter = dormitory();
    const holdId = idOfHold(shelter.given({ type: 'hold-beds', party: WOMAN, beds: ['b1'] }));
    shelter.given({ type: 'admit-party', party: MAN, beds: ['b2'], roomException: true, anotherParty: true });
    const came = shelter.given({ type: 'admit-party', holdId });
    expect(came).toMatchObject([{ type: 'PartyAdmitted', beds: ['b1'] }]);
    expect(came[0]).not.toHaveProperty('roomException');
  });

  it('SH-10, SR-2: a back-dated admission shares no room with those who were there then', () => {
    const shelter = dormitory();
    const stayId = idOfStay(shelter.given({ type: 'admit-party', party: WOMAN, beds: ['b1'] }));
    shelter.pass(30).given({ type: 'discharge-party', stayId, destination: 'family' });
    const occurredAt = shelter.now;
    shelter.pass(30);
    const earlier = new Date(Date.parse(occurredAt) - 10 * 60_000).toISOString();
    const at = (when: string) => shelter.when({ type: 'admit-party', party: MAN, beds: ['b2'], occurredAt: when });
    expect(types(at(earlier))).toEqual(['overlaps_earlier_use']);
    expect(types(at(occurredAt))).toEqual(['PartyAdmitted']);
  });
});

describe('given a log from before rooms said for whom they are', () => {
  it('SR-3, SH-13: then who was together stays, nobody new joins them, and other corrections go on', () => {
    const shelter = dormitory();
    shelter.given({ type: 'admit-party', party: WOMAN, beds: ['b1'] });
    shelter.recorded({ type: 'PartyAdmitted', stayId: 'old', holdId: null, beds: ['b2'], party: MAN, kind: 'self' });
    expect(placesOf(shelter.state)).toMatchObject({ free: 0, spare: 2, occupied: 2 });
    shelter.given({
      type: 'plan-departure',
      stayId: 'old',
      window: { from: shelter.now, to: after(shelter.now, HOUR) },
    });
    expect(types(shelter.when(undoBy(shelter, STAFF), STAFF))).toEqual(['EventCorrected']);
  });
});

describe('in any night', () => {
  /** Everybody in a room may be there together, but for whom somebody of the house let in against the rule. */
  function expectTheyMayMeet(model: Model, room: string, exceptions: ReadonlySet<string>): void {
    const there = new Set([...model.owner].filter(([bed]) => model.beds.get(bed)?.room === room).map(([, id]) => id));
    if ([...there].some((id) => exceptions.has(id))) return;
    const together = mayMeet(partiesIn(model, room), model.forWhom.get(room) ?? null);
    expect([room, [...there], together]).toEqual([room, [...there], true]);
  }

  /** A party that comes into rooms that it did not have is one that they are for. */
  function expectRoomsAreForIt(model: Model, event: ShelterEvent): void {
    if (event.type !== 'BedsHeld' && (event.type !== 'PartyAdmitted' || event.holdId !== null)) return;
    if ('roomException' in event && event.roomException) return;
    for (const bed of event.beds) {
      const room = model.beds.get(bed)?.room as string;
      if (model.rooms.get(room) !== 'shared') continue;
      expect([room, isFor(event.party, model.forWhom.get(room) ?? null, null)]).toEqual([room, true]);
    }
  }

  it('SR-1: no shared room holds who may not share it, but with a tick; free is what somebody can be held in', () => {
    const seen = { shared: 0, exceptions: 0, corrections: 0 };
    // Rules of houses that change under those who are there are the matter of the next test.
    const steps = (n: Night): Night => ({ ...n, steps: n.steps.filter(({ what }) => what !== 'rules') });
    always(
      night.map(steps),
      (n) => {
        const { facts } = live(n);
        const model = newModel();
        const exceptions = new Set<string>();
        for (const { event } of corrected(facts)) {
          if ('roomException' in event && event.roomException) {
            exceptions.add(event.stayId);
            seen.exceptions++;
          }
          applyFact(model, event);
          expectRoomsAreForIt(model, event);
          for (const [room, privacy] of model.rooms) {
            if (privacy !== 'shared') continue;
            if (partiesIn(model, room).length > 1) seen.shared++;
            expectTheyMayMeet(model, room, exceptions);
          }
        }
        if (facts.some(({ event }) => event.type === 'EventCorrected')) seen.corrections++;
      },
      300,
    );
    for (const times of Object.values(seen)) expect(times).toBeGreaterThan(10);
  });

  it('SR-3: when the rules change under those who are there, then they stay, and what is free is for somebody', () => {
    const all = [WOMAN, MAN, GIRL, BOY, party({ other: 1 }), FAMILY];
    for (const gender of [['men'], ['women'], ['women', 'men']]) {
      const shelter = dormitory(undefined, ['women']);
      shelter.given({ type: 'admit-party', party: WOMAN });
      shelter.given({ type: 'change-intake-rules', rules: { gender } }, MANAGER);
      const { free, spare, occupied, inService } = placesOf(shelter.state);
      expect([occupied, inService]).toEqual([1, free + spare + 1]);
      expect(all.some((who) => allocate(shelter.kept, who).ok)).toBe(free > 0);
      expect(free > 0).toBe(gender[0] !== 'men');
    }
  });
});
