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
 * The port's contract as tests. An adapter that doesn't pass them does not exist; there are no options, so nothing can
 * be promised by one adapter and not by another. `makeStore` opens an empty store of its own for each test, with
 * `contractCodec`.
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
