import { describe, expect, it } from '@jest/globals';
import { type Party, placesOf, type ShelterEvent } from '@safe-haven/domain';
import fc from 'fast-check';
import type { ReadableEntry } from '../log.ts';
import { emptyNetwork } from '../network.ts';
import { openHouse, party, type TestLog } from '../testing/log.ts';
import { play, steps } from '../testing/scripts.ts';
import { accountOf } from './account.ts';
import type { Desk } from './desk.ts';
import { type HouseSpan, type Reach, spanAfter, houseSpan as stepsOfSpan } from './span.ts';

const DESK: Desk = { organisation: 'Atina', shelters: null };
const HOUSES = ['river', 'hill', 'count'] as const;
const nameOf = (shelterId: string) => ({ shelterId, shelterName: shelterId, area: '' });

/** The account of a desk between two entries of a log, of which only what stands before `readTo` is read. */
function accountIn(
  log: TestLog,
  reach: Reach,
  at: string,
  spans: readonly HouseSpan[] = spansIn(log, reach),
  desk = DESK,
) {
  return accountOf(desk, {
    from: { at },
    to: { position: reach.to, at },
    houses: spans,
    requests: [],
    transfers: [],
    nameOf,
  });
}

function houseSpan(...of: Parameters<typeof stepsOfSpan>): HouseSpan {
  const reading = stepsOfSpan(...of);
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
}

const spansIn = (log: TestLog, reach: Reach, upTo = '~'): HouseSpan[] =>
  HOUSES.map((id) =>
    houseSpan(
      id,
      log.stream(id).filter(({ position }) => position <= upTo),
      reach,
    ),
  );

function reachIn(log: TestLog, a: number, b: number): { from: string; to: string } {
  const [from, to] = [a % (log.entries.length + 1), b % (log.entries.length + 1)].sort((x, y) => x - y);
  const positionOf = (n: number) => (n === 0 ? '0'.repeat(16) : log.entries[n - 1]!.position);
  return { from: positionOf(from!), to: positionOf(to!) };
}

/** The same counted in another way: entry by entry, with nothing folded but what the board folds. */
function counted(log: TestLog, { from, to }: { from: string; to: string }) {
  const known = log.entries.filter((e): e is ReadableEntry => e.readable && e.position <= to);
  const voided = new Set(
    known.flatMap(({ event }) =>
      event.type === 'EventCorrected' && event.correction.kind === 'void' ? event.eventId : [],
    ),
  );
  const meanwhile = known.filter(({ position, eventId }) => position > from && !voided.has(eventId));
  const all = <T extends ShelterEvent['type']>(type: T) =>
    meanwhile.flatMap(({ event }) => (event.type === type ? (event as Extract<ShelterEvent, { type: T }>) : []));
  const heads = ({ women, men, other, girls, boys, infants }: Party) => women + men + other + girls + boys + infants;
  const people = (parties: readonly Party[]) => parties.reduce((sum, each) => sum + heads(each), 0);
  const boardAt = (position: string) =>
    log.follow(
      emptyNetwork(),
      log.entries.filter((e) => e.position <= position),
    );
  const kept = (position: string) =>
    [...boardAt(position).shelters.values()].flatMap(({ state }) => (state.situation === 'kept' ? state : []));
  const live = new Set(kept(to).flatMap(({ holds }) => Object.keys(holds)));
  const admitted = all('PartyAdmitted');
  return {
    admissions: {
      parties: admitted.length,
      people: people(admitted.map((event) => event.party)),
      children: admitted.reduce((sum, { party: { girls, boys, infants } }) => sum + girls + boys + infants, 0),
    },
    discharged: all('PartyDischarged').length,
    placed: all('BedsHeld').length,
    live: all('BedsHeld').filter(({ holdId }) => live.has(holdId)).length,
    corrections: all('EventCorrected').length,
    entries: known.filter(({ position }) => position > from).length,
    free: [from, to].map((position) => kept(position).reduce((sum, state) => sum + placesOf(state).free, 0)),
    ending: [...live].sort(),
  };
}

describe('given random nights of three houses', () => {
  it('HO-5: then the account between any two entries counts what the entries say, and the free places that the board showed', () => {
    const asCounted = fc.property(steps(45), fc.nat(), fc.nat(), (script, a, b) => {
      const log = play(script);
      const reach = reachIn(log, a, b);
      const account = accountIn(log, reach, log.instant);
      const { free, ...counts } = counted(log, reach);
      const { holds } = account;
      expect({
        admissions: account.admissions,
        discharged: account.discharges.parties,
        placed: holds.placed,
        live: holds.live,
        corrections: account.corrections,
        entries: account.entries,
        ending: account.ending.map(({ holdId }) => holdId).sort(),
      }).toEqual(counts);
      expect(holds.live + holds.admitted + holds.released + holds.lapsed).toBe(holds.placed);
      const kept = account.houses.filter(({ shelterId }) => shelterId !== 'count');
      // A house that was registered meanwhile had no place before.
      expect(kept.reduce((sum, house) => sum + house.free.now, 0)).toBe(free[1]);
      const lines = account.houses.flatMap((house) => house.lines);
      expect(lines.filter(({ kind }) => kind === 'admitted')).toHaveLength(counts.admissions.parties);
      expect(lines.filter(({ kind }) => kind === 'held')).toHaveLength(counts.placed);
      expect(lines.filter(({ kind, party: who }) => kind === 'discharged' && who === null)).toEqual([]);
    });
    // A discharge of before was void since, and discharged again: the second one did not say who had left.
    fc.assert(asCounted, { seed: -1764862679, path: '117' });
    fc.assert(asCounted, { numRuns: 150 });
  });

  it('HO-4: then it says the same later, whatever was recorded and corrected since, and where its beginning was remembered', () => {
    fc.assert(
      fc.property(steps(45), fc.nat(), fc.nat(), (script, a, b) => {
        const log = play(script);
        const reach = reachIn(log, a, b);
        const then = accountIn(log, reach, log.instant, spansIn(log, reach, reach.to));
        expect(accountIn(log, reach, log.instant)).toEqual(then);
        const remembered = HOUSES.map((id) => {
          const begun = houseSpan(id, log.stream(id), { from: reach.from, to: reach.from });
          const tail = log.stream(id).filter(({ position }) => position > reach.from);
          return spanAfter(begun.after, tail, reach.to) ?? houseSpan(id, log.stream(id), reach);
        });
        expect(accountIn(log, reach, log.instant, remembered)).toEqual(then);
      }),
      { numRuns: 100 },
    );
  });

  it('HO-8: then of the time since an instant it counts what was recorded since', () => {
    fc.assert(
      fc.property(steps(45), fc.nat(), (script, n) => {
        const log = play(script);
        const entry = log.entries[n % log.entries.length]!;
        if (!entry.readable) return;
        const since = entry.metadata.recordedAt;
        // All that was recorded at one instant stands together: what is before the first of them is before the account.
        const first = log.entries.findIndex((e) => e.readable && e.metadata.recordedAt >= since);
        const from = first === 0 ? '0'.repeat(16) : log.entries[first - 1]!.position;
        const to = log.entries.at(-1)!.position;
        expect(accountIn(log, { since, to }, log.instant)).toEqual(accountIn(log, { from, to }, log.instant));
      }),
      { numRuns: 60 },
    );
  });

  it('HO-6: then nothing in it is a bed, a stay or a person', () => {
    fc.assert(
      fc.property(steps(30), (script) => {
        const log = play(script);
        const text = JSON.stringify(accountIn(log, { from: '0'.repeat(16), to: '~' }, log.instant));
        expect(text).not.toMatch(/"(river|hill)-(family|shared)-\d"|stayId|"beds"|p-|family \d/);
      }),
      { numRuns: 40 },
    );
  });
});

describe('given one night', () => {
  it('HO-5: then holds stand by their end, a house that nobody spoke of is silent, and a desk of one house has that alone', () => {
    const log = play([]);
    openHouse(log, 'vrba', { organisation: 'Lara', country: 'BA' });
    const from = log.entries.at(-1)!.position;
    log
      .given('river', { type: 'hold-beds', party: party(1) })
      .pass(5)
      .given('hill', { type: 'hold-beds', party: party(2) });
    const reach = { from, to: log.entries.at(-1)!.position };
    const spans = [...HOUSES, 'vrba'].map((id) => houseSpan(id, log.stream(id), reach));
    const account = accountIn(log, reach, log.instant, spans);
    expect(account.ending.map(({ shelterId, places }) => [shelterId, places])).toEqual([
      ['river', 1],
      ['hill', 2],
    ]);
    // What another organisation does in its own house is nobody's business here.
    expect(account.houses.map(({ shelterId }) => shelterId).toSorted()).toEqual([...HOUSES].toSorted());
    const later = new Date(log.now + 9 * 3_600_000).toISOString();
    const silent = accountIn(log, reach, later, spans).silent;
    expect(silent.map(({ shelterId }) => shelterId).toSorted()).toEqual([...HOUSES].toSorted());
    const one = accountIn(log, reach, later, spans, { organisation: 'Atina', shelters: ['hill'] });
    expect(one.houses.map(({ shelterId }) => shelterId)).toEqual(['hill']);
    // A hold that their organisation placed in a house of others is theirs to hand over; where it stands beside the desk, too.
    expect(one.ending.map(({ shelterId, atHome }) => [shelterId, atHome])).toEqual([
      ['river', false],
      ['hill', true],
    ]);
  });
});
