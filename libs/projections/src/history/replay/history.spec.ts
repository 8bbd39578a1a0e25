import { describe, expect, it } from '@jest/globals';
import type { Fact, ShelterState } from '@safe-haven/domain';
import fc from 'fast-check';
import { emptyNetwork } from '../../now/network.ts';
import { foldHistory } from '../../testing/fold-history.ts';
import { play, steps } from '../../testing/scripts.ts';
import { type FactSource, ShelterHistory } from './history.ts';

const runs = { numRuns: 120 } as const;
/** Few facts per segment, so that short scripts have several segments. */
const SIZE = 3;

const sourceOf = (facts: readonly Fact[]): FactSource => ({
  read: async (from, to) => facts.slice(from, to),
  yieldIfDue: () => null,
});

/** A history extended in batches, as in a running program. */
async function historyOf(
  shelterId: string,
  facts: readonly Fact[],
  batches: readonly number[],
): Promise<ShelterHistory> {
  const history = new ShelterHistory(shelterId, SIZE);
  for (let i = 0, part = 0; i < facts.length; part++) {
    const end = i + 1 + (batches[part % (batches.length || 1)] ?? facts.length);
    await history.extend(facts.slice(i, end), sourceOf(facts.slice(0, end)));
    i = end;
  }
  return history;
}

/** The state without what only deciders need. */
const comparable = (state: ShelterState): string =>
  JSON.stringify(state.situation === 'kept' ? { ...state, ended: [], lastActions: {}, forgottenUntil: null } : state);

/** Every instant at which a fact was recorded or took effect, and the millisecond before it. */
function instantsOf(facts: readonly Fact[]): number[] {
  const instants = facts.flatMap(({ context }) => [context.recordedAt, context.occurredAt]);
  return [...new Set(instants)].map((at) => Date.parse(at)).flatMap((at) => [at - 1, at]);
}

const batches = fc.array(fc.nat(9), { maxLength: 5 });

describe('RP-1 RP-2 the past of a shelter', () => {
  it('RP-2 as known then, equals what the live board showed at every position of the log', async () => {
    await fc.assert(
      fc.asyncProperty(steps(40), batches, async (script, batchSizes) => {
        const log = play(script);
        const live = emptyNetwork();
        const past = new Map<string, ShelterHistory>();
        for (const id of ['river', 'hill', 'count']) past.set(id, await historyOf(id, log.facts(id), batchSizes));
        for (const [i, entry] of log.entries.entries()) {
          const id = log.project(live, entry)!;
          const at = entry.readable ? entry.metadata.recordedAt : '';
          const end = log.entries.slice(i + 1).find((e) => e.stream === entry.stream);
          // Facts of the same instant are compared after the last of them.
          if (end?.readable && end.metadata.recordedAt === at) continue;
          const pointInTime = { at: Date.parse(at), known: Date.parse(at) };
          const state = await past.get(id)!.stateAt(pointInTime, sourceOf(log.facts(id)));
          expect(comparable(state)).toBe(comparable(live.shelters.get(id)!.state));
        }
      }),
      runs,
    );
  });

  it('RP-1 as it was, equals the corrected stream folded from its first fact, and at the end the live board', async () => {
    await fc.assert(
      fc.asyncProperty(steps(40), batches, async (script, batchSizes) => {
        const log = play(script);
        const live = log.follow();
        for (const id of ['river', 'hill', 'count']) {
          const facts = log.facts(id);
          const history = await historyOf(id, facts, batchSizes);
          for (const at of instantsOf(facts)) {
            const expected = foldHistory(id, facts, { at: new Date(at).toISOString() }).state;
            expect(comparable(await history.stateAt({ at, known: null }, sourceOf(facts)))).toBe(comparable(expected));
          }
          const now = await history.stateAt({ at: log.now, known: null }, sourceOf(facts));
          expect(comparable(now)).toBe(comparable(live.shelters.get(id)!.state));
        }
      }),
      runs,
    );
  });

  it('RP-1 RP-2 both views are reported as equal only where nothing was recorded or corrected later, and there they are', async () => {
    let [same, different] = [0, 0];
    await fc.assert(
      fc.asyncProperty(steps(40), async (script) => {
        const facts = play(script).facts('river');
        const history = await historyOf('river', facts, []);
        for (const at of instantsOf(facts)) {
          const was = comparable(await history.stateAt({ at, known: null }, sourceOf(facts)));
          const known = comparable(await history.stateAt({ at, known: at }, sourceOf(facts)));
          if (history.isKnownAt(at)) expect(was).toBe(known);
          if (was === known) same += 1;
          else different += 1;
        }
      }),
      runs,
    );
    expect(Math.min(same, different)).toBeGreaterThan(runs.numRuns);
  });

  it('SH-13 at one instant as known at another, equals a fold without the later facts', async () => {
    await fc.assert(
      fc.asyncProperty(steps(40), batches, fc.nat(), fc.nat(), async (script, batchSizes, a, b) => {
        const log = play(script);
        const facts = log.facts('river');
        const history = await historyOf('river', facts, batchSizes);
        const instants = instantsOf(facts);
        const [at, known] = [instants[a % instants.length]!, instants[b % instants.length]!];
        const iso = (ms: number) => new Date(ms).toISOString();
        const expected = foldHistory('river', facts, { at: iso(at), known: iso(known) }).state;
        expect(comparable(await history.stateAt({ at, known }, sourceOf(facts)))).toBe(comparable(expected));
      }),
      { numRuns: 400 },
    );
  });
});
