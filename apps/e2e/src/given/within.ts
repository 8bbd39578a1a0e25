import { expect } from '@jest/globals';
import { patience } from '@safe-haven/jest-preset/patience';

/** The moment the promise resolved with lies at most `ms` after `since`, on a machine that does nothing else. */
export async function expectWithin(ms: number, since: number, seen: Promise<number>): Promise<void> {
  expect((await seen) - since).toBeLessThan(patience(ms));
}
