import { describe, expect, it } from '@jest/globals';
import type { Fact, ShelterState } from '@safe-haven/domain';
import fc from 'fast-check';
import { foldHistory } from '../house.ts';
import { emptyNetwork } from '../network.ts';
import { play, steps } from '../testing/scripts.ts';
import { type FactSource, HouseHistory } from './history.ts';

const runs = { numRuns: 120 } as const;
/** So few facts between two states that a short script crosses many of them. */
const SIZE = 3;

const sourceOf = (facts: readonly Fact[]): FactSource => ({
  read: async (from, to) => facts.slice(from, to),
  breathe: () => null,
});

/** A history that was told of its facts in parts, as a program that runs hears of them. */
async function historyOf(shelterId: string, facts: readonly Fact[], parts: readonly number[]): Promise<HouseHistory> {
  const history = new HouseHistory(shelterId, SIZE);
  for (let i = 0, part = 0; i < facts.length; part++) {
    const next = i + 1 + (parts[part % (parts.length || 1)] ?? facts.length);
    await history.extend(facts.slice(i, next), sourceOf(facts.slice(0, next)));
    i = next;
  }
  return history;
}

/** What a replay has to show of a house: all but what only a decision asks for. */
const shown = (state: ShelterState): string =>
  JSON.stringify(state.situation === 'kept' ? { ...state, ended: [], lastActions: {}, forgottenUntil: null } : state);

/** The instants at which something was written or took effect to a house, and those just before. */
function instantsOf(facts: readonly Fact[]): number[] {
  const all = facts.flatMap(({ context }) => [context.recordedAt, context.occurredAt]);
  return [...new Set(all)].map((at) => Date.parse(at)).flatMap((at) => [at - 1, at]);
}

const parts = fc.array(fc.nat(9), { maxLength: 5 });

describe('RP-1 RP-2 the past of a house', () => {
  it('RP-2 as we knew it then equals what the live board showed at every position of the log', async () => {
    await fc.assert(
      fc.asyncProperty(steps(40), parts, async (script, told) => {
        const log = play(script);
        const live = emptyNetwork();
        const past = new Map<string, HouseHistory>();
        for (const id of ['river', 'hill', 'count']) past.set(id, await historyOf(id, log.facts(id), told));
        for (const [i, entry] of log.entries.entries()) {
          const id = log.project(live, entry)!;
          const at = entry.readable ? entry.metadata.recordedAt : '';
          const next = log.entries.slice(i + 1).find((e) => e.stream === entry.stream);
          // What is written in one instant is seen as one.
          if (next?.readable && next.metadata.recordedAt === at) continue;
          const moment = { at: Date.parse(at), known: Date.parse(at) };
          const state = await past.get(id)!.stateAt(moment, sourceOf(log.facts(id)));
          expect(shown(state)).toBe(shown(live.shelters.get(id)!.state));
        }
      }),
      runs,
    );
  });

  it('RP-1 as it was equals the corrected stream folded from its first fact, and now the live board', async () => {
    await fc.assert(
      fc.asyncProperty(steps(40), parts, async (script, told) => {
        const log = play(script);
        const live = log.follow();
        for (const id of ['river', 'hill', 'count']) {
          const facts = log.facts(id);
          const history = await historyOf(id, facts, told);
          for (const at of instantsOf(facts)) {
            const expected = foldHistory(id, facts, { at: new Date(at).toISOString() }).state;
            expect(shown(await history.stateAt({ at, known: null }, sourceOf(facts)))).toBe(shown(expected));
          }
          const now = await history.stateAt({ at: log.now, known: null }, sourceOf(facts));
          expect(shown(now)).toBe(shown(live.shelters.get(id)!.state));
        }
      }),
      runs,
    );
  });

  it('RP-1 RP-2 both views are one where nothing was written down or corrected later, and only there are they said to be', async () => {
    let [same, others] = [0, 0];
    await fc.assert(
      fc.asyncProperty(steps(40), async (script) => {
        const facts = play(script).facts('river');
        const history = await historyOf('river', facts, []);
        for (const at of instantsOf(facts)) {
          const was = shown(await history.stateAt({ at, known: null }, sourceOf(facts)));
          const known = shown(await history.stateAt({ at, known: at }, sourceOf(facts)));
          if (history.isKnownAt(at)) expect(was).toBe(known);
          if (was === known) same += 1;
          else others += 1;
        }
      }),
      runs,
    );
    expect(Math.min(same, others)).toBeGreaterThan(runs.numRuns);
  });

  it('SH-13 at one instant as known at another equals the fold that leaves out the rest', async () => {
    await fc.assert(
      fc.asyncProperty(steps(40), parts, fc.nat(), fc.nat(), async (script, told, a, b) => {
        const log = play(script);
        const facts = log.facts('river');
        const history = await historyOf('river', facts, told);
        const instants = instantsOf(facts);
        const [at, known] = [instants[a % instants.length]!, instants[b % instants.length]!];
        const iso = (ms: number) => new Date(ms).toISOString();
        const expected = foldHistory('river', facts, { at: iso(at), known: iso(known) }).state;
        expect(shown(await history.stateAt({ at, known }, sourceOf(facts)))).toBe(shown(expected));
      }),
      { numRuns: 400 },
    );
  });
});
