import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { eventCodec } from '@safe-haven/contracts';
import type { ShelterEvent } from '@safe-haven/domain';
import { type Codec, createMemoryStore, type EventStore, openSqliteStore } from '@safe-haven/event-store';
import type { Config } from './config.ts';

const codec = eventCodec as Codec<ShelterEvent>;

/** The log this process works on: SQLite in the data folder, or memory for a trial that forgets. */
export async function openEventStore(
  config: Pick<Config, 'eventStore' | 'dataDir'>,
): Promise<EventStore<ShelterEvent>> {
  if (config.eventStore === 'memory') return createMemoryStore<ShelterEvent>({ codec });
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  return openSqliteStore<ShelterEvent>({ path: join(config.dataDir, 'log.sqlite'), codec });
}
