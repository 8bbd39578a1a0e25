export type { Raw } from './copy-target.ts';
export { eventIdOf, uuidv5 } from './event-id.ts';
export { openEventStoreDb } from './eventstoredb/open.ts';
export { createMemoryStore } from './memory/memory-store.ts';
export { type CopyProgress, copyLog, rawCodec } from './migrate.ts';
export * from './port.ts';
export { openSqliteStore, type SqliteStore } from './sqlite/sqlite-store.ts';
