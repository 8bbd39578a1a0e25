import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { after, MINUTE } from '../instant.ts';
import { isOfHouse } from '../policy/may.ts';
import type { Actor } from '../terms.ts';
import { idOfStay, LAYOUT, undoBy } from '../testing/house.ts';
import { applyFact, canBeGiven, corrected, count, intervals, newModel } from '../testing/model.ts';
import { live, night, plainNight } from '../testing/night.ts';
import { CLOCK, COORDINATOR, HOTLINE, MANAGER, OTHER_COORDINATOR, party, STAFF, WOMAN } from '../testing/people.ts';
import { always } from '../testing/seed.ts';
import { placesOf } from './beds/places.ts';
import { bedUse } from './beds/usage.ts';
import { decideShelter } from './decide.ts';
import type { ShelterContext } from './decision.ts';
import { overdueAt } from './due.ts';
import type { Fact } from './events.ts';
import { evolveShelter } from './evolve/evolve.ts';
import { SHELTER_FACTS } from './facts/index.ts';
import { foldShelter } from './fold.ts';
import { initialShelter } from './initial.ts';
import { GRACE, WAIT_AFTER_LAPSE } from './limits.ts';
import { firstBreak } from './recheck.ts';
import type { KeptShelter, ShelterState } from './state.ts';

/** Every position of a stream: the fact, the state before and after it. */
function positions(facts: readonly Fact[], each: (fact: Fact, before: ShelterState, after: ShelterState) => void) {
  let state = initialShelter('s1');
  for (const fact of facts) {
    const next = evolveShelter(state, fact);
    each(fact, state, next);
    state = next;
  }
}

const stateOf = (s: ShelterState): KeptShelter => s as KeptShelter;
const ctx = (now: string, actor = STAFF, newId = 'x'): ShelterContext => ({
  id: 's1',
  commandId: newId,
  newId,
  now,
  actor,
  history: () => [],
});

describe('whatever happens in a night', () => {
  it('tells every kind of event', () => {
    const seen = new Set<string>();
    always(night, (n) => live(n).facts.map(({ event }) => seen.add(event.type)).length > 0, 400);
    expect(Object.keys(SHELTER_FACTS).filter((type) => !seen.has(type))).toEqual([]);
  });

  it('SH-1, SH-16, FR-2: the numbers of every position are those of a count bed by bed', () => {
    always(plainNight, (n) => {
      const model = newModel();
      positions(live(n).facts, ({ event }, _, state) => {
        applyFact(model, event);
        const { together: _t, ...numbers } = placesOf(state);
        expect(numbers).toEqual(count(model));
        expect(numbers.free + numbers.spare + numbers.held + numbers.occupied).toBe(numbers.inService);
        for (const [id, bed] of model.beds) {
          const owner = model.parties.get(model.owner.get(id) ?? '')?.kind;
          const use = owner === 'hold' ? 'held' : owner === 'stay' ? 'occupied' : null;
          const rest = canBeGiven(model, bed.room) ? 'free' : 'spare';
          expect(bedUse(state, id)?.use).toBe(use ?? (bed.service === 'in' ? rest : bed.service));
        }
      });
    });
  });

  it('SH-2: no bed ever has two owners, corrections included', () => {
    always(night, (n) => {
      const { facts } = live(n);
      const model = newModel();
      for (const { event } of corrected(facts)) applyFact(model, event);
      expect(firstBreak(facts)).toBe(null);
    });
  });

  it('SH-3: a hold has all of its beds until it ends, and none afterwards', () => {
    always(plainNight, (n) => {
      positions(live(n).facts, ({ event }, before, state) => {
        for (const { holdId, beds } of Object.values(stateOf(state).holds ?? {})) {
          for (const bed of beds) expect(bedUse(state, bed)).toEqual({ use: 'held', holdId });
        }
        if (event.type !== 'HoldLapsed' && event.type !== 'HoldReleased') return;
        const beds = stateOf(before).holds[event.holdId]?.beds ?? [];
        expect(beds.length).toBeGreaterThan(0);
        for (const bed of beds) expect(['free', 'spare', 'closed']).toContain(bedUse(state, bed)?.use);
      });
    });
  });

  it('SH-4: admitting whom a bed was held for leaves the free and the spare places as they were', () => {
    always(plainNight, (n) => {
      positions(live(n).facts, ({ event }, before, state) => {
        if (event.type !== 'PartyAdmitted' || event.holdId === null) return;
        const hold = stateOf(before).holds[event.holdId];
        if (hold === undefined || hold.party !== event.party) return;
        const { free, spare } = placesOf(before);
        expect(placesOf(state)).toMatchObject({ free, spare });
        expect(event.beds).toEqual(hold.beds);
      });
    });
  });

  it('SH-19: that a party is on the way changes the deadline of no hold, no bed and no number', () => {
    always(plainNight, (n) => {
      positions(live(n).facts, ({ event, context }, before, state) => {
        if (event.type !== 'PartyExpected') return;
        const hold = stateOf(before).holds[event.holdId] as KeptShelter['holds'][string];
        const setOutAt = hold.setOutAt ?? context.occurredAt;
        expect(stateOf(state).holds[event.holdId]).toEqual({ ...hold, arrival: event.arrival, setOutAt });
        expect(placesOf(state)).toEqual(placesOf(before));
        expect(stateOf(state).beds).toBe(stateOf(before).beds);
      });
    });
  });

  it('SH-5: a hold lapses at its deadline exactly, never within the grace, never by a clock behind the log', () => {
    always(plainNight, (n) => {
      positions(live(n).facts, ({ event, context }, before) => {
        if (event.type !== 'HoldLapsed') return;
        expect(event.at).toBe(stateOf(before).holds[event.holdId]?.expiresAt);
        expect(context.occurredAt).toBe(event.at);
        expect(Date.parse(context.recordedAt)).toBeGreaterThan(Date.parse(event.at) + GRACE);
        expect(context.recordedAt >= stateOf(before).recordedAt).toBe(true);
      });
    });
  });

  it('SH-5: the timer is told the very millisecond at which time becomes a fact', () => {
    always(plainNight, (n) => {
      const house = live(n);
      const due = overdueAt(house.state);
      const at = (now: string) => {
        const decision = decideShelter({ type: 'record-time' }, house.state, ctx(now, CLOCK));
        return decision.ok ? decision.events.length : -1;
      };
      if (due === null) expect(at(after(house.now, 1e9))).toBe(0);
      else {
        expect(at(after(due, -1))).toBe(0);
        expect(at(due)).toBeGreaterThan(0);
        house.now = due;
        house.given({ type: 'record-time' }, CLOCK);
        const next = overdueAt(house.state);
        expect(next === null || next > due).toBe(true);
      }
    });
  });

  it('SH-6: no deadline passes the longest end, no hold is extended more often than was agreed', () => {
    always(plainNight, (n) => {
      positions(live(n).facts, ({ event, context }, before, state) => {
        for (const { expiresAt, extensionsUsed, policy } of Object.values(stateOf(state).holds ?? {})) {
          expect(expiresAt <= policy.longestEnd).toBe(true);
          expect(extensionsUsed).toBeLessThanOrEqual(policy.extensions);
        }
        if (event.type !== 'BedsHeld') return;
        const { longestMinutes, crossBorderLongestMinutes, extensions } = stateOf(before).holdPolicy;
        const minutes = event.placedBy.person === 'p-sos-mk' ? crossBorderLongestMinutes : longestMinutes;
        expect(event.policy.longestEnd).toBe(after(context.occurredAt, minutes * MINUTE));
        expect(event.policy.extensions).toBe(extensions);
      });
    });
  });

  it('SH-6: whoever let a hold lapse waits 30 minutes for its beds, by person and by request; the house does not', () => {
    always(plainNight, (n) => {
      const house = live(n);
      house.pass(500).when({ type: 'resume-intake' });
      const first = house.when({ type: 'hold-beds', party: WOMAN, requestId: 'r9' }, HOTLINE);
      if (!first.ok) return;
      const event = first.events.at(-1)?.event;
      if (event?.type !== 'BedsHeld') throw new Error('no hold');
      const { beds, expiresAt } = event;
      house.now = after(expiresAt, GRACE + 1);
      const again = (actor: Actor, now = house.now, requestId?: string) => {
        const body = { type: 'hold-beds', party: WOMAN, beds, ...(requestId && { requestId }) } as const;
        const decision = decideShelter(body, house.state, ctx(now, actor));
        return decision.ok ? 'held' : decision.rejection.code;
      };
      const inTime = again(STAFF);
      if (inTime !== 'held') return;
      expect(again(HOTLINE)).toBe('held_again_too_soon');
      expect(again(OTHER_COORDINATOR, house.now, 'r9')).toBe('held_again_too_soon');
      expect(again(OTHER_COORDINATOR)).toBe('held');
      expect(again(HOTLINE, after(expiresAt, WAIT_AFTER_LAPSE - 1))).toBe('held_again_too_soon');
      expect(again(HOTLINE, after(expiresAt, WAIT_AFTER_LAPSE))).toBe('held');
    });
  });

  it('SH-7: the same command on the same state is the same decision, and touches nothing', () => {
    always(plainNight, (n) => {
      live(n, ({ command, actor, now, newId, before, decision }) => {
        const kept = JSON.stringify(before);
        expect(decideShelter(command, before, ctx(now, actor, newId))).toEqual(decision);
        expect(JSON.stringify(before)).toBe(kept);
      });
    });
  });

  it('SH-8: of two who want the same place one gets it and the other learns how many are left', () => {
    always(plainNight, (n) => {
      const house = live(n);
      house.pass(120).given({ type: 'record-time' }, CLOCK);
      const { together } = placesOf(house.state);
      const ofSize = (size: number, women: number) =>
        ({ type: 'hold-beds', party: party({ women, girls: size - women }) }) as const;
      const anyOf = (size: number) =>
        Array.from({ length: size + 1 }, (_, women) => ofSize(size, women)).find(
          (body) => decideShelter(body, house.state, ctx(house.now, STAFF, 'probe')).ok,
        );
      expect(anyOf(together + 1)).toBeUndefined();
      if (together === 0) return;
      const body = anyOf(together);
      if (body === undefined) throw new Error(`no party of ${together} fits`);
      expect(house.when(body)).toMatchObject({ ok: true });
      const second = house.when(body, COORDINATOR);
      if (second.ok) return;
      const { free, together: left } = placesOf(house.state);
      expect(second.rejection).toMatchObject({ free, together: left });
      expect(left).toBeLessThan(together);
      expect(second.rejection.happened).toMatchObject({ what: 'held', at: house.now, byRole: 'shelter_staff' });
    });
  });

  it('SH-9: a household room has one party at a time', () => {
    always(plainNight, (n) => {
      const model = newModel();
      for (const { event } of live(n).facts) {
        applyFact(model, event);
        for (const [room, privacy] of model.rooms) {
          if (privacy === 'shared') continue;
          const inIt = [...model.owner].filter(([bed]) => model.beds.get(bed)?.room === room).map(([, who]) => who);
          expect(new Set(inIt).size).toBeLessThanOrEqual(1);
        }
      }
    });
  });

  it('SH-10: by their own times, no two parties ever had one bed or one household room, none a bed out of service', () => {
    always(night, (n) => {
      const { facts } = live(n);
      const households = Object.entries(n.layout)
        .filter(([, r]) => r.privacy === 'household')
        .map(([id]) => id);
      const uses = intervals(facts);
      for (const [i, a] of uses.entries()) {
        for (const b of uses.slice(i + 1)) {
          if (a.party === b.party || a.from >= b.to || b.from >= a.to) continue;
          const oneRoom = a.room === b.room && households.includes(a.room) && a.party !== 'out' && b.party !== 'out';
          if (a.bed === b.bed || oneRoom) throw new Error(`${JSON.stringify(a)} overlaps ${JSON.stringify(b)}`);
        }
      }
    });
  });

  it('SH-10: nobody is dated back into a household room that another party had', () => {
    always(plainNight, (n) => {
      const house = live(n);
      house.pass(500).given({ type: 'record-time' }, CLOCK);
      const { rooms, beds } = house.kept;
      for (const { roomId, privacy } of Object.values(rooms)) {
        const [mine, other] = Object.values(beds)
          .filter(
            (bed) => bed.roomId === roomId && bed.kind === 'adult' && bedUse(house.state, bed.bedId)?.use === 'free',
          )
          .map((bed) => bed.bedId);
        if (mine === undefined || other === undefined) continue;
        const came = house.when({ type: 'admit-party', party: WOMAN, beds: [mine] });
        if (!came.ok) continue;
        const stayId = idOfStay(came.events.map((e) => e.event));
        house.pass(60).given({ type: 'discharge-party', stayId, destination: 'family' });
        house.pass(30);
        const back = {
          type: 'admit-party',
          party: WOMAN,
          beds: [other],
          occurredAt: after(house.now, -60 * MINUTE),
        } as const;
        const decision = decideShelter(back, house.state, ctx(house.now, STAFF));
        const isHousehold = privacy === 'household';
        expect(decision.ok ? 'admitted' : decision.rejection.code).toBe(
          isHousehold ? 'overlaps_earlier_use' : 'admitted',
        );
      }
    });
  });

  it('SH-11: nobody is admitted into a paused house but by the house itself', () => {
    always(plainNight, (n) => {
      const house = live(n);
      if (house.kept.closed) house.given({ type: 'reopen' }, MANAGER);
      house.given({ type: 'pause-intake', reason: 'security' });
      for (const actor of [
        HOTLINE,
        MANAGER,
        { ...STAFF, shelters: ['s9'] },
        { ...COORDINATOR, organisation: 'Vita' },
      ]) {
        const decision = house.when({ type: 'admit-party', party: party({ women: 1 }) }, actor);
        if (decision.ok) expect(isOfHouse(actor, house.kept)).toBe(true);
        else if (isOfHouse(actor, house.kept)) expect(decision.rejection.code).not.toBe('intake_paused');
        else expect(decision.rejection.code).toBe('intake_paused');
      }
    });
  });

  it('SH-12: a bed that somebody has stays in service, and a count is always taken', () => {
    always(plainNight, (n) => {
      const house = live(n, ({ before, decision }) => {
        if (!decision.ok) return;
        const ended = decision.events.filter((e) => e.event.type === 'HoldLapsed').map((e) => e.event);
        for (const { event } of decision.events) {
          if (event.type !== 'BedRetired' && event.type !== 'BedTakenOutOfService') continue;
          const use = bedUse(before, event.bedId);
          const lapsed = ended.some((e) => e.type === 'HoldLapsed' && e.holdId === use?.holdId);
          expect(lapsed || ['free', 'spare', 'closed', 'out'].includes(use?.use ?? '')).toBe(true);
        }
      });
      const report = { type: 'report-census', asOf: house.now, night: '2199-01-01', occupied: 1e9 } as const;
      expect(house.when(report).ok).toBe(true);
    });
  });

  it('SH-13: a correction is taken only if every later fact still holds; what was known before stays known', () => {
    always(night, (n) => {
      live(n, ({ command, before, decision, house }) => {
        if (command.type !== 'correct-event' && command.type !== 'undo') return;
        if (decision.ok) {
          expect(firstBreak(house.facts)).toBe(null);
          const known = house.facts.slice(0, house.facts.length - decision.events.length);
          expect(foldShelter('s1', known)).toEqual(before);
        } else if (decision.rejection.code === 'correction_breaks_later_events') {
          expect(house.facts.some((f) => f.context.eventId === decision.rejection.eventId)).toBe(true);
          expect(decision.rejection.ruleBroken).toBeDefined();
        }
      });
    });
  });

  it('SH-13: a fold as it was known leaves every correction out', () => {
    always(night, (n) => {
      const { facts } = live(n);
      const plain = facts.reduce(evolveShelter, initialShelter('s1'));
      expect(foldShelter('s1', facts, { asKnown: true })).toEqual(plain);
    });
  });

  it('SH-14: the state kept fact by fact, through restarts, equals the folded stream byte for byte', () => {
    always(night, (n) => {
      const { facts, state } = live(n);
      expect(JSON.stringify(foldShelter('s1', facts))).toBe(JSON.stringify(state));
      const cut = Math.floor(facts.length / 2);
      if (facts.slice(cut).some((f) => f.event.type === 'EventCorrected')) return;
      const restarted = JSON.parse(JSON.stringify(foldShelter('s1', facts.slice(0, cut)))) as ShelterState;
      expect(JSON.stringify(facts.slice(cut).reduce(evolveShelter, restarted))).toBe(JSON.stringify(state));
    });
  });

  it('SH-14: the state takes any fact in any order without a fault, and a name is never a key of its prototype', () => {
    const shuffled = fc.tuple(night, fc.array(fc.nat(), { minLength: 200, maxLength: 200 }));
    always(shuffled, ([n, order]) => {
      const { facts } = live(n);
      const mixed = facts.map((fact, i) => facts[(order[i] ?? i) % facts.length] ?? fact);
      const state = mixed.reduce(evolveShelter, initialShelter('s1'));
      expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    });
    for (const id of ['constructor', '__proto__', 'toString']) {
      const house = live({ layout: LAYOUT, steps: [] });
      const actor = { ...STAFF, person: id };
      expect(house.when({ type: 'hold-beds', party: WOMAN, beds: [id] }, actor).ok).toBe(false);
      expect(house.when({ type: 'release-hold', holdId: id, reason: 'declined' }, actor).ok).toBe(false);
      expect(house.when({ type: 'discharge-party', stayId: id, destination: 'family' }, actor).ok).toBe(false);
      expect(house.when(undoBy(house, actor), actor)).toMatchObject({ rejection: { code: 'nothing_to_undo' } });
      expect(house.when({ type: 'hold-beds', party: WOMAN }, actor).ok).toBe(true);
      expect(house.when(undoBy(house, actor), actor).ok).toBe(true);
    }
  });
});
