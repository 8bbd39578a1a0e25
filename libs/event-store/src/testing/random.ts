/** A seeded source of numbers in [0, 1), for tests that can be run again: mulberry32, by Tommy Ettinger. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The seed of this run: `HAVEN_SEED` where it is set, else a new one. Printed, so that a failure can be had again. */
export function seedOf(test: string): number {
  const seed = Number(process.env['HAVEN_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  process.stderr.write(`${test}: HAVEN_SEED=${seed}\n`);
  return seed;
}
