import { describe, expect, it } from '@jest/globals';
import { demoHistory } from '@safe-haven/demo-network';
import { type Actor, DAY, type Fact, placesOf } from '@safe-haven/domain';
import {
  emptyHouse,
  foldFact,
  type House,
  type Network,
  outlookSteps,
  Score,
  type SpreadLine,
} from '@safe-haven/projections';

const END = Date.parse('2026-11-25T01:00:00.000Z');
const HOUR = 3_600_000;
/** A forecast each second day from the fifteenth, in the evening; each day that is tried is one that the house has not lived yet. */
const ORIGINS = Array.from({ length: 9 }, (_, n) => END - 7 * HOUR - (18 - 2 * n) * DAY);
/** The last thirty hours of the demo are made to look like its picture: nobody can foresee that. */
const LAST = END - 30 * HOUR;
/** What had to be chosen was chosen on the histories 1 to 6; these were drawn, and read off, once that was done. */
const HELD_OUT = [301, 302, 303, 304, 305, 306, 307, 308];

/** Every house of one history as it was at each of these moments. */
function housesAt(seed: number, moments: readonly number[]): Map<number, House[]> {
  const at = new Map<number, House[]>(moments.map((ms) => [ms, []]));
  const items = demoHistory({ seed, now: new Date(END).toISOString() });
  for (const [shelterId, its] of Map.groupBy(items, (item) => item.shelterId)) {
    const house = emptyHouse(shelterId);
    const facts = its.flatMap(({ now, actor, commandId, source, events }) =>
      events.map(({ event, occurredAt }) => ({
        event,
        context: { occurredAt, recordedAt: now, actor, commandId, source },
      })),
    );
    let next = 0;
    for (const ms of moments) {
      for (; next < facts.length && Date.parse(facts[next]!.context.recordedAt) <= ms; next++) {
        const { event, context } = facts[next]!;
        const fact = { event, context: { ...context, revision: next + 1, eventId: `${shelterId}-${next}` } };
        foldFact(house, fact as unknown as Fact);
      }
      at.get(ms)!.push(structuredClone(house));
    }
  }
  return at;
}

function forecastOf(houses: readonly House[], organisation: string, now: number): readonly SpreadLine[] {
  const network: Network = { position: '1', shelters: new Map(houses.map((house) => [house.shelterId, house])) };
  const viewer: Actor = { person: 'm', role: 'manager', organisation, country: null };
  const steps = outlookSteps(network, viewer, now, 7);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value.lines;
}

function tryOut(seeds: readonly number[]) {
  const scores = { shelter: new Map<number, Score>(), country: new Map<number, Score>() };
  const moments = [...new Set(ORIGINS.flatMap((ms) => [0, 1, 2, 3, 4, 5, 6, 7].map((n) => ms + n * DAY)))]
    .filter((ms) => ms <= LAST)
    .toSorted((a, b) => a - b);
  for (const seed of seeds) {
    const at = housesAt(seed, moments);
    const freeAt = (ms: number) =>
      new Map((at.get(ms) ?? []).map(({ shelterId, state }) => [shelterId, placesOf(state).free]));
    for (const origin of ORIGINS) {
      const houses = at.get(origin)!;
      for (const organisation of new Set(
        houses.map(({ state }) => (state.situation === 'unregistered' ? '' : state.organisation)),
      )) {
        const lines = forecastOf(houses, organisation, origin).filter(
          ({ line, days }) => line.method === 'stays' && days.length > 0,
        );
        const members = ({ line }: SpreadLine) =>
          lines
            .map((one) => one.line)
            .filter(
              (one) => one.kind === 'shelter' && (line.kind === 'country' ? one.country === line.key : one === line),
            );
        for (const one of lines) {
          const { line } = one;
          for (const [n, { spread }] of one.days.entries()) {
            const then = freeAt(origin + (n + 1) * DAY);
            if (then.size === 0) continue;
            const came = members(one).reduce((sum, { key }) => sum + then.get(key)!, 0);
            const score = scores[line.kind].get(n + 1) ?? new Score();
            scores[line.kind].set(n + 1, score);
            score.add(spread, line.free, came);
          }
        }
      }
    }
  }
  return scores;
}

describe('FC-2: the forecast of houses that keep their beds, on histories of the demo that it was not made on', () => {
  const scores = tryOut(HELD_OUT);

  it.each(['shelter', 'country'] as const)(
    'holds four of five days of each %s, and its middle is nearer than the same as today, at each of seven days',
    (kind) => {
      for (const [ahead, score] of scores[kind]) process.stdout.write(`${kind}, ${ahead} days ahead: ${score}\n`);
      expect(scores[kind].size).toBe(7);
      for (const [ahead, { coverage, off, offToday, tried }] of scores[kind]) {
        expect([ahead, tried > 200, coverage >= 75, coverage <= 85, off < offToday]).toEqual([
          ahead,
          true,
          true,
          true,
          true,
        ]);
      }
    },
  );
});
