/// <reference types="node" />
import fc from 'fast-check';

const { HAVEN_SEED, HAVEN_RUNS } = process.env;

/** What the random tests start from. `HAVEN_SEED` repeats a run or tries another, `HAVEN_RUNS` multiplies it. */
const SEED = Number(HAVEN_SEED ?? 20_260_301);

process.stdout.write(`random tests start from seed ${SEED}; HAVEN_SEED=${SEED} repeats them\n`);

/** Runs a property from the seed and names the seed when it fails. */
export function always<T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => unknown, numRuns = 150): void {
  fc.assert(
    fc.property(arbitrary, (value) => void property(value)),
    { seed: SEED, numRuns: numRuns * Number(HAVEN_RUNS ?? 1) },
  );
}
