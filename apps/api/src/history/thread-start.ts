import { join } from 'node:path';
import type { Config } from '../environment/config.ts';
import { logFile } from '../environment/event-store.ts';
import type { ThreadStart } from './messages.ts';

/** Where the thread finds the log, and keeps its snapshot; a log in memory has none. */
export const threadStartOf = (
  { eventStore, dataDir }: Pick<Config, 'eventStore' | 'dataDir'>,
  logId: string,
): ThreadStart => ({
  store: eventStore.kind === 'sqlite' ? { kind: 'sqlite', path: logFile(dataDir) } : eventStore,
  logId,
  snapshot: eventStore.kind === 'memory' ? null : join(dataDir, 'history.snapshot'),
});
