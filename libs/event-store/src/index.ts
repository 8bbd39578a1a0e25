export type { Raw } from './copy-target.ts';
export { eventIdOf, uuidv5 } from './event-id.ts';
export { openEventStoreDb } from './eventstoredb/open.ts';
export type { Credentials, EventStoreDbOptions, OnState } from './eventstoredb/settings.ts';
export { createMemoryStore, type MemoryOptions } from './memory/memory-store.ts';
export {
  type CopyOptions,
  type CopyProgress,
  copyLog,
  type LogDigest,
  logDigest,
  rawCodec,
} from './migrate.ts';
export * from './port.ts';
export { openSqliteStore, type SqliteOptions, type SqliteStore } from './sqlite/sqlite-store.ts';
