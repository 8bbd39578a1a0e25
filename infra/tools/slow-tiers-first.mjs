import { statSync } from 'node:fs';

/**
 * The order in which `npm run verify` hands test files to its workers: those that start browsers, programs and compilers
 * before those of functions. The last files decide how long all but one worker are idle, and those are of milliseconds.
 */
export default class SlowTiersFirst {
  /** Jest's own order within a tier, where it has measured nothing yet: the larger file first. */
  sort(tests) {
    const size = new Map(tests.map((test) => [test, statSync(test.path).size]));
    return tests.toSorted((a, b) => tierOf(a.path) - tierOf(b.path) || size.get(b) - size.get(a));
  }

  /** Jest's own remembers how long each file took, in a cache that a fresh clone does not have. */
  cacheResults() {}
}

/** 0: browsers and processes; 1: functions (docs/develop/tests.md). */
export const tierOf = (path) => (path.includes('/apps/e2e/') || /\.int\.spec\.\w+$/.test(path) ? 0 : 1);
