import { describe } from '@jest/globals';
import { appendingContract } from './contract/appending.ts';
import { followingContract } from './contract/following.ts';
import { type StoreUnderTest, withStoreOf } from './contract/given.ts';
import { integrityContract } from './contract/integrity.ts';
import { livenessContract } from './contract/liveness.ts';
import { readingContract } from './contract/reading.ts';
import { refusingContract } from './contract/refusing.ts';

export { contractCodec, type Noted } from './contract/codec.ts';
export type { StoreUnderTest } from './contract/given.ts';

/**
 * The port's contract as tests, without options: every adapter passes all of them, so no promise holds for only one
 * adapter. `makeStore` opens an empty store for each test, with `contractCodec`.
 */
export function eventStoreContract(name: string, makeStore: () => Promise<StoreUnderTest>): void {
  const withStore = withStoreOf(makeStore);
  describe(`event store contract: ${name}`, () => {
    describe('reading', () => readingContract(withStore));
    describe('appending', () => appendingContract(withStore));
    describe('refusing', () => refusingContract(withStore));
    describe('following', () => followingContract(withStore));
    describe('keeping', () => integrityContract(withStore));
    describe('living', () => livenessContract(withStore));
  });
}
