export { eventIdOf, uuidv5 } from './event-id.ts';
export { createMemoryStore, type MemoryOptions } from './memory/memory-store.ts';
export * from './port.ts';
export { openSqliteStore, type SqliteOptions, type SqliteStore } from './sqlite/sqlite-store.ts';
