import { expect } from '@jest/globals';

/** The moment the promise resolved with lies at most `ms` after `since`. */
export async function expectWithin(ms: number, since: number, seen: Promise<number>): Promise<void> {
  expect((await seen) - since).toBeLessThan(ms);
}
