import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { eventCodec } from '@safe-haven/contracts';
import type { HavenEvent, ShelterEvent } from '@safe-haven/domain';
import {
  type Codec,
  createMemoryStore,
  type EventStore,
  type LogReader,
  openEventStoreDb,
  openSqliteReader,
  openSqliteStore,
} from '@safe-haven/event-store';
import type { Config } from './config.ts';

const codec = eventCodec as Codec<HavenEvent>;

/** The store typed for `shelter-` streams, which hold shelter events only. */
export const shelterEvents = (store: EventStore<HavenEvent>) => store as EventStore<ShelterEvent>;

/** Called when the connection to the store is lost and when it is back; never for an embedded store. */
export type OnStoreState = (state: 'connected' | 'away', reason: string) => void;

/** The file of the embedded log. */
export const logFile = (dataDir: string): string => join(dataDir, 'log.sqlite');

/** Where a log is that another thread of this program reads. */
export type ReadableStore =
  | { readonly kind: 'sqlite'; readonly path: string }
  | Extract<Config['eventStore'], { kind: 'eventstoredb' }>;

/**
 * Opens a log in addition to the store of this program, from another thread. Waits for a server that is away, until
 * aborted.
 */
export async function openLogReader(store: ReadableStore, signal: AbortSignal): Promise<LogReader<HavenEvent>> {
  if (store.kind === 'sqlite') return openSqliteReader<HavenEvent>({ path: store.path, codec });
  const { connectionString, credentials } = store;
  return openEventStoreDb<HavenEvent>({ connectionString, codec, signal, ...(credentials ? { credentials } : {}) });
}

/**
 * Opens the configured event store: SQLite in the data folder, a server, or memory (lost at exit). `onNote` is given
 * sentences for the operator about damaged files that do not keep the program from starting.
 */
export async function openEventStore(
  { eventStore, dataDir }: Pick<Config, 'eventStore' | 'dataDir'>,
  onState: OnStoreState = () => undefined,
  onNote: (sentence: string) => void = () => undefined,
): Promise<EventStore<HavenEvent>> {
  switch (eventStore.kind) {
    case 'memory':
      return createMemoryStore<HavenEvent>({ codec });
    case 'sqlite':
      mkdirSync(dataDir, { recursive: true, mode: 0o700 });
      return openSqliteStore<HavenEvent>({ path: logFile(dataDir), codec, onNote });
    case 'eventstoredb': {
      mkdirSync(dataDir, { recursive: true, mode: 0o700 });
      const { connectionString, credentials } = eventStore;
      return openEventStoreDb<HavenEvent>({
        connectionString,
        codec,
        onState,
        ...(credentials ? { credentials } : {}),
      });
    }
  }
}
