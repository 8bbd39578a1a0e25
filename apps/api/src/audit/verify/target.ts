import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type BrokenLink,
  type EventStore,
  isCopyWithoutKeys,
  openEventStoreDb,
  openSqliteCopy,
  openSqliteStore,
  type Position,
  rawCodec,
} from '@safe-haven/event-store';
import { type Config, parseConfig } from '../../environment/config.ts';
import { askedOf, type Environment, type RunningProgram, runningProgram } from '../../privacy/erasure/target.ts';
import type { DigestState } from '../log-digest.ts';
import { type Checking, type DigestAnswer, digestOf, LOG_OPERATIONS } from './log-check.ts';

const ASKED_EVERY_MS = 200;

/** The log to verify: opened directly, or through the program that has it open. */
export interface Target {
  readonly where: string;
  /** The first broken link of a hash chain, or null. Rejects with an error that has a sentence for the operator. */
  verify(onProgress: (events: number) => void): Promise<BrokenLink | null>;
  digest(from: DigestState, positions: readonly Position[]): Promise<DigestAnswer>;
  close(): Promise<void>;
}

/**
 * A log in files is locked by the running program, so the program is asked; a log on a server is read directly, as is a
 * log in files when no program runs. Rejects with an error that has a sentence for the operator.
 */
export async function openTarget(env: Environment): Promise<Target> {
  const parsed = parseConfig(env);
  if (!parsed.ok) throw new Error(parsed.sentences.join(' '));
  const { config } = parsed;
  if (config.eventStore.kind === 'memory')
    throw new Error('A log in memory is gone with its program: there is nothing to verify.');
  if (config.eventStore.kind === 'sqlite') {
    const program = await runningProgram(config.dataDir);
    if (program) return throughProgram(program);
    if (!existsSync(join(config.dataDir, 'log.sqlite')))
      throw new Error(`There is no log in ${config.dataDir}: HAVEN_DATA_DIR says where it is.`);
  }
  return theLogItself(await openRaw(config), config);
}

/** Opened without decoding, so that events of a newer release are verified too. */
function openRaw({ eventStore, dataDir }: Config): Promise<EventStore> {
  if (eventStore.kind !== 'eventstoredb') {
    const path = join(dataDir, 'log.sqlite');
    return (isCopyWithoutKeys(path) ? openSqliteCopy : openSqliteStore)({ path, codec: rawCodec });
  }
  const { connectionString, credentials } = eventStore;
  return openEventStoreDb({
    connectionString,
    codec: rawCodec,
    onState: () => undefined,
    ...(credentials ? { credentials } : {}),
  });
}

const theLogItself = (store: EventStore, { eventStore, dataDir }: Config): Target => ({
  where: eventStore.kind === 'sqlite' ? `the log in ${dataDir}` : 'the log on its server',
  verify: (onProgress) => store.verify(onProgress),
  digest: (from, positions) => digestOf(store, from, positions),
  close: () => store.close(),
});

function throughProgram(program: RunningProgram): Target {
  const ask = <A>(path: string, body?: unknown) => askedOf<A>(program, path, body);
  return {
    where: `the log of the program at ${program.url}`,
    async verify(onProgress) {
      let now = await ask<Checking>(LOG_OPERATIONS.verify, {});
      while (now.state === 'running' || now.state === 'idle') {
        if (now.state === 'running') onProgress(now.events);
        await pause(ASKED_EVERY_MS);
        now = await ask<Checking>(LOG_OPERATIONS.verify);
      }
      if (now.state === 'failed') throw new Error(now.reason);
      return now.broken;
    },
    digest: (from, positions) => ask(LOG_OPERATIONS.digest, { from, positions }),
    close: async () => undefined,
  };
}
