import { describe, expect, it } from '@jest/globals';
import type { Fact } from '@safe-haven/domain';
import fc from 'fast-check';
import { play, steps } from '../../testing/scripts.ts';
import { changesOf, nearestChange, type View } from './changes.ts';
import { ShelterHistory } from './history.ts';

const runs = { numRuns: 100 } as const;

async function historyOf(facts: readonly Fact[]): Promise<ShelterHistory> {
  const history = new ShelterHistory('river', 3);
  await history.extend(facts, { read: async (from, to) => facts.slice(from, to), yieldIfDue: () => null });
  return history;
}

/** The instants of all visible facts, by a plain loop. */
function visibleInstants(history: ShelterHistory, view: View): number[] {
  return history.types.flatMap((type, i) => {
    if (type === 'ConfirmationAsked') return [];
    if (view === 'known') return [history.recorded[i]!];
    return type === 'EventCorrected' || history.corrected.get(i) === true ? [] : [history.effective[i]!];
  });
}

describe('RP-4 the changes of a shelter', () => {
  it.each(['was', 'known'] as const)(
    'RP-4 %s: each change of a range is listed once, and nothing else',
    async (view) => {
      await fc.assert(
        fc.asyncProperty(steps(40), fc.nat(), fc.nat(), async (script, a, b) => {
          const log = play(script);
          const history = await historyOf(log.facts('river'));
          const instants = visibleInstants(history, view);
          const [after, upTo] = [instants[a % instants.length]!, instants[b % instants.length]!].toSorted(
            (x, y) => x - y,
          ) as [number, number];
          const found = [...changesOf(history, view, { after, upTo })].map(({ at }) => at);
          expect(found).toEqual(instants.filter((at) => at > after && at <= upTo));
        }),
        runs,
      );
    },
  );

  it.each(['was', 'known'] as const)('RP-4 %s: the nearest change is found from any instant', async (view) => {
    await fc.assert(
      fc.asyncProperty(steps(40), fc.nat(), fc.constantFrom(-1, 0, 1, 9e10, -9e10), async (script, a, offset) => {
        const history = await historyOf(play(script).facts('river'));
        const instants = visibleInstants(history, view).toSorted((x, y) => x - y);
        const from = instants[a % instants.length]! + offset;
        const next = nearestChange(history, view, { from, direction: 'next' });
        expect(next).toBe(instants.find((at) => at > from) ?? null);
        const previous = nearestChange(history, view, { from, direction: 'previous' });
        expect(previous).toBe(instants.findLast((at) => at < from) ?? null);
      }),
      runs,
    );
  });

  it('RP-5 the nearest change is found without reading all facts beyond it, from however far away', async () => {
    const logs = fc.sample(steps(320), { numRuns: 12, seed: 7 }).map((script) => play(script).facts('river'));
    const history = await historyOf(logs.toSorted((a, b) => b.length - a.length)[0]!);
    const [first, last] = [Math.min(...history.effective), Math.max(...history.effective)];
    let reads = 0;
    const types = new Proxy(history.types, {
      get: (instants, at) => {
        if (typeof at === 'string' && /^[0-9]+$/.test(at)) reads++;
        return Reflect.get(instants, at);
      },
    });
    Object.defineProperty(history, 'types', { value: types });
    nearestChange(history, 'was', { from: first - 9e10, direction: 'next' });
    nearestChange(history, 'was', { from: last + 9e10, direction: 'previous' });
    expect(history.count).toBeGreaterThan(80);
    expect(reads).toBeLessThan(20);
  });

  it('RP-4 a back-dated or corrected fact is late, others are not, and a lapse never is', async () => {
    await fc.assert(
      fc.asyncProperty(steps(40), async (script) => {
        const history = await historyOf(play(script).facts('river'));
        for (const change of changesOf(history, 'was', { after: 0, upTo: Number.MAX_SAFE_INTEGER })) {
          if (change.type === 'HoldLapsed') expect(change.late).toBe(false);
          else if (change.recordedAt - change.at > 120_000) expect(change.late).toBe(true);
        }
      }),
      runs,
    );
  });
});
