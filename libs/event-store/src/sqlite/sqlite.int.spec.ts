import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contractCodec, eventStoreContract, type Noted } from '../contract-suite.ts';
import { openSqliteStore, type SqliteStore } from './sqlite-store.ts';

eventStoreContract('sqlite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'log-'));
  const open = () => openSqliteStore<Noted>({ path: join(folder, 'log.db'), codec: contractCodec });
  let store: SqliteStore<Noted> = await open();
  const reopen = async () => {
    await store.close();
    store = await open();
    return store;
  };
  const cleanup = async () => {
    await store.close();
    await rm(folder, { recursive: true });
  };
  return { store, reopen, cleanup };
});
