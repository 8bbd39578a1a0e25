import { describe, expect, it } from '@jest/globals';
import {
  type CorrectedFact,
  correctedFact,
  correctionsIn,
  evolveCorrected,
  type Fact,
  initialShelter,
} from '@safe-haven/domain';
import fc from 'fast-check';
import { exactly, figures } from '../../testing/figures.ts';
import { MANAGER, type TestLog } from '../../testing/log.ts';
import { play, steps } from '../../testing/scripts.ts';

/**
 * A second implementation of the figures, from the corrected facts alone: days by `Intl`, freshness minute by minute.
 * It shares no counting code with the program.
 */
function reference(facts: readonly Fact[], from: string, to: string, now: number) {
  const corrections = correctionsIn(facts);
  const corrected = facts.map((fact) => correctedFact(fact, corrections));
  const registeredAt = Date.parse(corrected[0]!.context.occurredAt);
  const events = corrected.flatMap((f) => {
    const at = Date.parse(f.context.occurredAt);
    // A fact corrected to before the registration counts at the registration (`ms`); lengths of stay use the corrected
    // instant (`at`).
    return f.event === null ? [] : [{ ...f.event, at, ms: Math.max(registeredAt, at) }];
  });
  let timeZone = 'UTC';
  for (const e of events) if ('timezone' in e && e.timezone) timeZone = e.timezone;
  const calendar = new Intl.DateTimeFormat('en-CA', { timeZone });
  const isIn = (ms: number) => calendar.format(ms) >= from && calendar.format(ms) <= to;
  const of = <T extends string>(type: T) =>
    events.filter((e): e is Extract<(typeof events)[number], { type: T }> => e.type === type);
  const arrivals = of('PartyAdmitted');
  const people = ({ party: p }: (typeof arrivals)[number]) => p.women + p.men + p.other + p.girls + p.boys + p.infants;
  const stays = of('PartyDischarged').filter((e) => isIn(e.ms));
  const lengths = stays.map((e) => e.at - arrivals.find(({ stayId }) => stayId === e.stayId)!.at).sort((a, b) => a - b);
  const holds = of('BedsHeld').map((hold) => {
    const end = (type: string) => events.find((e) => e.type === type && 'holdId' in e && e.holdId === hold.holdId);
    const [admitted, released, lapsed] = [end('PartyAdmitted'), end('HoldReleased'), end('HoldLapsed')];
    if (admitted) return { hold, how: 'admitted', at: Math.max(admitted.ms, hold.ms) };
    if (released?.type === 'HoldReleased')
      return { hold, how: released.reason === 'error' ? 'undone' : 'released', at: released.ms };
    return { hold, how: lapsed ? 'lapsed' : 'live', at: lapsed?.ms ?? 0 };
  });
  // What became of holds by those who knew of the place from the board alone, by their first end, and what calls heard.
  const relied = of('BedsHeld')
    .filter(({ placedBy }) => ['hotline', 'coordinator'].includes(placedBy.role))
    .flatMap((hold) => {
      const end = events.find(
        (e) =>
          (e.type === 'PartyAdmitted' || e.type === 'HoldReleased' || e.type === 'HoldLapsed') &&
          e.holdId === hold.holdId,
      );
      if (end === undefined || (end.type === 'HoldReleased' && end.reason === 'error')) return [];
      const failed = end.type === 'HoldReleased' && ['shelter_withdrew', 'not_suitable'].includes(end.reason);
      return [{ ms: Math.max(end.ms, hold.ms), held: !failed }];
    })
    .concat(of('CallRecorded').flatMap((c) => (c.shownFree ? [{ ms: c.ms, held: c.free !== null && c.free > 0 }] : [])))
    .filter(({ ms }) => isIn(ms));
  const declined = of('HoldReleased').filter((e) => e.reason === 'declined' && isIn(e.ms));
  const ended = (how: string) => holds.filter((h) => h.how === how && isIn(h.at)).length;
  return {
    admissions: arrivals.filter((e) => isIn(e.ms)).length,
    people: arrivals.filter((e) => isIn(e.ms)).reduce((n, e) => n + people(e), 0),
    discharges: stays.length,
    family: stays.filter((e) => e.destination === 'family').length,
    lengths,
    placed: holds.filter((h) => h.how !== 'undone' && isIn(h.hold.ms)).length,
    admitted: ended('admitted'),
    lapsed: ended('lapsed'),
    released: ended('released'),
    board: { relied: relied.length, held: relied.filter(({ held }) => held).length },
    tooFar: declined.filter((e) => e.declined === 'too_far').length,
    notSaid: declined.filter((e) => e.declined === undefined).length,
    fresh: freshMinutes(corrected, isIn, now),
  };
}

/** In how many minutes of the days the board showed the shelter as fresh, and of how many. */
function freshMinutes(corrected: readonly CorrectedFact[], isIn: (ms: number) => boolean, now: number) {
  let state = initialShelter('any');
  let [fresh, all, updatedAt] = [0, 0, Number.NaN];
  const updates = corrected.map((fact) => {
    state = evolveCorrected(state, fact);
    const { confirmedAt = null, changedAt = '' } = state as { confirmedAt?: string | null; changedAt?: string };
    return [
      Date.parse(fact.context.recordedAt),
      Math.max(Date.parse(changedAt), Date.parse(confirmedAt ?? changedAt)),
    ] as const;
  });
  let next = 0;
  for (let ms = Date.parse(corrected[0]!.context.recordedAt) + 30_000; ms < now; ms += 60_000) {
    while (next < updates.length && updates[next]![0] <= ms) updatedAt = updates[next++]![1];
    if (!isIn(ms)) continue;
    all += 1;
    if (ms - updatedAt < 2 * 3_600_000) fresh += 1;
  }
  return { fresh, all };
}

const inDays = (ms: number) => ms / 86_400_000;
const expectClose = (text: string | null, value: number) =>
  expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(0.0051);

function compare(log: TestLog, shelter: string, from: string, to: string): void {
  const query = { from, to, by: 'shelter', shelter } as const;
  const [line] = figures(log.follow(), query, MANAGER, log.now).lines;
  const { shelters, coverage } = exactly(line?.whole);
  const expected = reference(log.facts(shelter), from, to, log.now);
  if (shelters === null) {
    expect([coverage.known, expected.admissions, expected.placed, expected.fresh.all]).toEqual([0, 0, 0, 0]);
    return;
  }
  const { admissions, people, discharges, destinations, holds, board, declined, stays, freshPercent } = shelters;
  const { placed, admitted, lapsed, released } = holds;
  const { lengths, fresh, ...counts } = expected;
  const byReason = { tooFar: declined.too_far, notSaid: declined.not_said };
  const ofHolds = { placed, admitted, lapsed, released, board, ...byReason };
  expect({ admissions, people, discharges, family: destinations.family, ...ofHolds }).toEqual(counts);
  expect(stays.of).toBe(lengths.length);
  if (lengths.length > 0) {
    const middleIndex = lengths.length / 2;
    const middle = Number.isInteger(middleIndex)
      ? (lengths[middleIndex - 1]! + lengths[middleIndex]!) / 2
      : lengths[Math.floor(middleIndex)]!;
    expectClose(stays.median, inDays(middle));
    const p90 = lengths.find((l) => lengths.filter((other) => other <= l).length * 10 >= lengths.length * 9)!;
    expectClose(stays.p90, inDays(p90));
  }
  if (fresh.all > 0) expectClose(freshPercent, (100 * fresh.fresh) / fresh.all);
}

/** Days around a script; the ranges hold a day of 23 or 25 hours. */
const day = fc.integer({ min: 0, max: 8 }).map((n) => new Date(Date.UTC(2026, 2, 25 + n)).toISOString().slice(0, 10));

describe('figures of random histories', () => {
  it('FG-1 equal a separate count, with corrections, back-dated facts, other time zones and clock changes', () => {
    fc.assert(
      fc.property(steps(40), day, day, (script, a, b) => {
        const log = play(script);
        const [from, to] = [a, b].toSorted() as [string, string];
        for (const shelter of ['river', 'hill']) compare(log, shelter, from, to);
      }),
      { numRuns: 150 },
    );
  });

  it('FG-1 the days of a week add up to the week, and the weeks to the range', () => {
    fc.assert(
      fc.property(steps(40), (script) => {
        const log = play(script);
        const query = { from: '2026-03-25', to: '2026-04-10', by: 'shelter', bucket: 'week' } as const;
        for (const { whole, buckets } of figures(log.follow(), query, MANAGER, log.now).lines) {
          const sum = (of: (span: ReturnType<typeof exactly>) => number) =>
            buckets.reduce((n, b) => n + of(exactly(b)), 0);
          expect(sum(({ shelters }) => shelters?.admissions ?? 0)).toBe(exactly(whole).shelters!.admissions);
          expect(sum(({ shelters }) => shelters?.stays.of ?? 0)).toBe(exactly(whole).shelters!.stays.of);
          expect(sum(({ coverage }) => coverage.known)).toBe(whole.coverage.known);
        }
      }),
      { numRuns: 50 },
    );
  });
});
