import { describe, expect, it } from '@jest/globals';
import type { Fact } from '@safe-haven/domain';
import fc from 'fast-check';
import { play, steps } from '../testing/scripts.ts';
import { changesOf, nearestChange, type View } from './changes.ts';
import { HouseHistory } from './history.ts';

const runs = { numRuns: 100 } as const;

async function historyOf(facts: readonly Fact[]): Promise<HouseHistory> {
  const history = new HouseHistory('river', 3);
  await history.extend(facts, { read: async (from, to) => facts.slice(from, to), breathe: () => null });
  return history;
}

/** All that shows in a view, looked at one by one. */
function shownIn(history: HouseHistory, view: View): number[] {
  return history.types.flatMap((type, i) => {
    if (type === 'ConfirmationAsked') return [];
    if (view === 'known') return [history.recorded[i]!];
    return type === 'EventCorrected' || history.corrected.get(i) === true ? [] : [history.happened[i]!];
  });
}

describe('RP-4 when something changed in a house', () => {
  it.each(['was', 'known'] as const)('RP-4 %s: every change of a time is told once, and nothing else', async (view) => {
    await fc.assert(
      fc.asyncProperty(steps(40), fc.nat(), fc.nat(), async (script, a, b) => {
        const log = play(script);
        const history = await historyOf(log.facts('river'));
        const all = shownIn(history, view);
        const [after, upTo] = [all[a % all.length]!, all[b % all.length]!].toSorted((x, y) => x - y) as [
          number,
          number,
        ];
        const told = [...changesOf(history, view, { after, upTo })].map(({ at }) => at);
        expect(told).toEqual(all.filter((at) => at > after && at <= upTo));
      }),
      runs,
    );
  });

  it.each(['was', 'known'] as const)('RP-4 %s: the nearest change is found from anywhere', async (view) => {
    await fc.assert(
      fc.asyncProperty(steps(40), fc.nat(), fc.constantFrom(-1, 0, 1, 9e10, -9e10), async (script, a, beside) => {
        const history = await historyOf(play(script).facts('river'));
        const all = shownIn(history, view).toSorted((x, y) => x - y);
        const from = all[a % all.length]! + beside;
        const next = nearestChange(history, view, { from, direction: 'next' });
        expect(next).toBe(all.find((at) => at > from) ?? null);
        const previous = nearestChange(history, view, { from, direction: 'previous' });
        expect(previous).toBe(all.findLast((at) => at < from) ?? null);
      }),
      runs,
    );
  });

  it('RP-5 the nearest change is found without looking at all that lies beyond it, however far away one asks', async () => {
    const logs = fc.sample(steps(300), { numRuns: 12, seed: 7 }).map((script) => play(script).facts('river'));
    const history = await historyOf(logs.toSorted((a, b) => b.length - a.length)[0]!);
    const [first, last] = [Math.min(...history.happened), Math.max(...history.happened)];
    let looked = 0;
    const types = new Proxy(history.types, {
      get: (all, at) => {
        if (typeof at === 'string' && /^[0-9]+$/.test(at)) looked++;
        return Reflect.get(all, at);
      },
    });
    Object.defineProperty(history, 'types', { value: types });
    nearestChange(history, 'was', { from: first - 9e10, direction: 'next' });
    nearestChange(history, 'was', { from: last + 9e10, direction: 'previous' });
    expect(history.count).toBeGreaterThan(80);
    expect(looked).toBeLessThan(20);
  });

  it('RP-4 what was written at once is not late, what was back-dated or corrected is, and a lapse never', async () => {
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
