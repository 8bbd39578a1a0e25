import { describe, expect, it } from '@jest/globals';
import { after, HOUR } from '../instant.ts';
import { CLOCK, STAFF, WOMAN } from '../testing/people.ts';
import { countedShelter, idOfStay, keptShelter, type Layout, type Shelter, undoBy } from '../testing/shelter.ts';
import { placesOf } from './beds/places.ts';
import type { ShelterEvent } from './events.ts';
import type { Registered } from './state.ts';
import { answerTo, bedsToOffer, extraOf, openedFor } from './surge.ts';

const HOUSE: Layout = {
  big: { privacy: 'shared', beds: { b1: 'adult', o1: 'overflow', o2: 'overflow', o3: 'overflow' } },
};
const of = ({ state }: Shelter) => state as Registered;
const until = (shelter: Shelter, hours = 10) => after(shelter.now, hours * HOUR);
const yes = (places: number, surgeId = 'u1') => ({ type: 'answer-surge', surgeId, places, reason: null }) as const;
const no = (surgeId = 'u1') => ({ type: 'answer-surge', surgeId, places: null, reason: 'no_staff' }) as const;

/** A house, and what a surge of its country asks. */
function asked(shelter = keptShelter(HOUSE), hours = 10, drill = false) {
  const surge = { country: 'RS', until: until(shelter, hours), drill } as const;
  const answer = (command: ReturnType<typeof yes> | ReturnType<typeof no>): readonly ShelterEvent[] | string => {
    const decision = shelter.when(command, STAFF, { surge });
    return decision.ok ? decision.events.map(({ event }) => event) : decision.rejection.code;
  };
  return { shelter, surge, answer };
}

describe('given a house that a surge asks', () => {
  it('SU-5 SU-8: its yes opens so many extra beds until the surge ends, and everybody sees the number', () => {
    const { shelter, surge, answer } = asked();
    expect(bedsToOffer(shelter.kept, 'u1', surge.until)).toEqual(['o1', 'o2', 'o3']);
    expect(answer(yes(2))).toEqual([
      {
        type: 'SurgeAnswered',
        surgeId: 'u1',
        until: surge.until,
        drill: false,
        places: 2,
        beds: ['o1', 'o2'],
        reason: null,
      },
      { type: 'OverflowOpened', beds: ['o1', 'o2'], until: surge.until },
    ]);
    expect(placesOf(shelter.state)).toMatchObject({ inService: 3, free: 3 });
    expect(extraOf(of(shelter))).toEqual({ places: 2, until: surge.until });
    expect(answer(yes(2))).toEqual([]);
    expect(answer(yes(4))).toBe('too_few_overflow_beds');
    expect(answerTo(of(shelter), 'u1')).toMatchObject({ places: 2, byRole: 'shelter_staff' });
  });

  it('SU-5: when it says another number or no, then beds that nobody is in close first, and one in use stays', () => {
    const { shelter, answer } = asked();
    answer(yes(3));
    const stayId = idOfStay(shelter.given({ type: 'admit-party', party: WOMAN, beds: ['o2'], anotherParty: true }));
    expect(answer(yes(1)).slice(1)).toEqual([{ type: 'OverflowClosed', beds: ['o1', 'o3'] }]);
    expect(openedFor(of(shelter), 'u1')).toBe(1);
    expect(answer(no()).slice(1)).toEqual([{ type: 'OverflowClosed', beds: ['o2'] }]);
    expect(extraOf(of(shelter))).toBeNull();
    expect(placesOf(shelter.state)).toMatchObject({ inService: 2, occupied: 1 });
    shelter.given({ type: 'discharge-party', stayId, destination: 'family' });
    expect(placesOf(shelter.state)).toMatchObject({ inService: 1, free: 1 });
    expect(answer(no())).toEqual([]);
  });

  it('SU-7: when the surge ends, then empty extra beds close at its time, and one in use with its stay', () => {
    const { shelter, surge, answer } = asked();
    answer(yes(2));
    shelter.given({ type: 'admit-party', party: WOMAN, beds: ['o1'], anotherParty: true });
    shelter.pass(10 * 60 + 2);
    expect(shelter.when({ type: 'record-time' }, CLOCK)).toMatchObject({
      events: [{ event: { type: 'OverflowClosed', beds: ['o1', 'o2'] }, occurredAt: surge.until }],
    });
    expect(extraOf(of(shelter))).toBeNull();
    expect(placesOf(shelter.state)).toMatchObject({ inService: 2, occupied: 1, free: 1 });
  });

  it('SU-7: when somebody ends it before, then what was opened for it closes once, and nothing else', () => {
    const { shelter, answer } = asked();
    shelter.given({ type: 'open-overflow', beds: ['o3'], until: until(shelter, 3) });
    answer(yes(2));
    const close = () => shelter.when({ type: 'close-surge', surgeId: 'u1' }, CLOCK);
    expect(close()).toMatchObject({ events: [{ event: { type: 'OverflowClosed', beds: ['o1', 'o2'] } }] });
    expect(close()).toEqual({ ok: true, events: [] });
    expect(shelter.kept.beds['o3']?.service).toMatchObject({ state: 'overflow', closing: false });
  });

  it('SU-5: then a bed that the house opened by itself, or that is out of service, is no new place', () => {
    const { shelter, surge, answer } = asked();
    shelter.given({ type: 'open-overflow', beds: ['o1'], until: until(shelter, 20) });
    shelter.given({ type: 'take-bed-out-of-service', bedId: 'o2', reason: 'cleaning' });
    expect(bedsToOffer(shelter.kept, 'u1', surge.until)).toEqual(['o3']);
    expect(answer(yes(2))).toBe('too_few_overflow_beds');
    expect(answer(yes(1))).toHaveLength(2);
    expect(extraOf(of(shelter))?.places).toBe(1);
  });

  it('SU-5: when a later surge asks for longer, then the same beds go on, and are counted once', () => {
    const { shelter, answer } = asked();
    answer(yes(2));
    const longer = asked(shelter, 30);
    longer.answer(yes(3, 'u2'));
    expect([openedFor(of(shelter), 'u1'), openedFor(of(shelter), 'u2')]).toEqual([0, 3]);
    expect(extraOf(of(shelter))).toEqual({ places: 3, until: longer.surge.until });
    // A shorter one takes nothing away from it.
    expect(asked(shelter, 20).answer(yes(1, 'u3'))).toBe('too_few_overflow_beds');
  });

  it('SU-9: when it is a drill, then it says what it would open, and no number of it changes', () => {
    const { shelter, answer } = asked(keptShelter(HOUSE), 10, true);
    const before = placesOf(shelter.state);
    expect(answer(yes(30))).toHaveLength(1);
    expect([placesOf(shelter.state), extraOf(of(shelter)), openedFor(of(shelter), 'u1')]).toEqual([before, null, 30]);
    expect(answer(no())).toHaveLength(1);
    expect(openedFor(of(shelter), 'u1')).toBe(0);
  });

  it('SU-5: when it only counts, then its yes is its word, and changes no number', () => {
    const { shelter, answer } = asked(countedShelter());
    const before = placesOf(shelter.state);
    expect(answer(yes(4))).toHaveLength(1);
    expect([placesOf(shelter.state), extraOf(of(shelter)), openedFor(of(shelter), 'u1')]).toEqual([before, null, 4]);
  });

  it('SU-5: after its answer is taken back within half a minute, it has no answer, and its beds are closed', () => {
    const { shelter, answer } = asked();
    answer(yes(2));
    shelter.given(undoBy(shelter, STAFF));
    expect(answerTo(of(shelter), 'u1')).toBeNull();
    expect(placesOf(shelter.state).inService).toBe(1);
  });

  it('SU-5: when years of surges pass, then a house remembers those of the last week', () => {
    const { shelter } = asked();
    for (let at = 0; at < 5; at += 1) {
      asked(shelter).answer(no(`u${at}`));
      shelter.pass(4 * 24 * 60);
    }
    expect(Object.keys(of(shelter).surges)).toEqual(['u3', 'u4']);
  });
});
