import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { type Double, startDouble } from '@safe-haven/event-store-double';
import { contractCodec, eventStoreContract, type Noted } from '../contract-suite.ts';
import type { EventStore } from '../port.ts';
import { openEventStoreDb } from './open.ts';

/** An empty store for each test: its own namespace in a shared log. */
const storeOn = (connectionString: () => string) => async () => {
  const options = { connectionString: connectionString(), namespace: `test-${randomUUID()}-`, codec: contractCodec };
  let store: EventStore<Noted> = await openEventStoreDb(options);
  const reopen = async () => {
    await store.close();
    store = await openEventStoreDb(options);
    return store;
  };
  return { store, reopen, cleanup: () => store.close() };
};

let double: Double;
beforeAll(async () => {
  double = await startDouble();
  double.writeForeignEvents(50);
});
afterAll(() => double.stop());

eventStoreContract(
  'eventstoredb on the protocol double',
  storeOn(() => double.connectionString),
);

const real = process.env['HAVEN_TEST_EVENTSTORE'];
const whenThere = real === undefined ? describe.skip : describe;
whenThere('a real server (HAVEN_TEST_EVENTSTORE)', () => {
  eventStoreContract(
    'eventstoredb on a real server',
    storeOn(() => real ?? ''),
  );
});
