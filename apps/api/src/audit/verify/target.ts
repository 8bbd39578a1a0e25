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
import { type Config, isOpenToOthers, parseConfig } from '../../environment/config.ts';
import type { Environment } from '../../privacy/erasure/target.ts';
import { type RunningProgram, runningProgram } from '../../privacy/operator/running-program.ts';
import { whichFolder } from '../../privacy/operator/which-folder.ts';
import type { DigestState } from '../log-digest.ts';
import { type Checking, type DigestAnswer, digestOf, LOG_ACTS } from './log-check.ts';

const ASKED_EVERY_MS = 200;

/** The log to verify: opened directly, or through the program that has it open. */
export interface Target {
  readonly where: string;
  /** Whether others than this machine reach the program: what it says itself, or what the settings say. */
  readonly openToOthers: boolean;
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
  const program = await runningProgram(config);
  if (config.eventStore.kind === 'sqlite') {
    if (program) return throughProgram(program, config);
    if (!existsSync(join(config.dataDir, 'log.sqlite')))
      throw new Error(`There is no log in ${whichFolder(config.dataDir)}: HAVEN_DATA_DIR says where it is.`);
  }
  return theLogItself(await openRaw(config), config, program);
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

const theLogItself = (store: EventStore, config: Config, program: RunningProgram | null): Target => ({
  where: config.eventStore.kind === 'sqlite' ? `the log in ${config.dataDir}` : 'the log on its server',
  openToOthers: isPublic(config, program),
  verify: (onProgress) => store.verify(onProgress),
  digest: (from, positions) => digestOf(store, from, positions),
  close: () => store.close(),
});

/** The shell of the person who verifies need not have the settings of the program. */
const isPublic = (config: Config, program: RunningProgram | null): boolean =>
  isOpenToOthers(config) || (program?.about.openToOthers ?? false);

function throughProgram(program: RunningProgram, config: Config): Target {
  const { about, ask } = program;
  return {
    where: `the log of the program at ${about.url}`,
    openToOthers: isPublic(config, program),
    async verify(onProgress) {
      let now = await ask<Checking>(LOG_ACTS.verify);
      while (now.state === 'running' || now.state === 'idle') {
        if (now.state === 'running') onProgress(now.events);
        await pause(ASKED_EVERY_MS);
        now = await ask<Checking>(LOG_ACTS.state);
      }
      if (now.state === 'failed') throw new Error(now.reason);
      return now.broken;
    },
    digest: (from, positions) => ask(LOG_ACTS.digest, { from, positions }),
    close: async () => undefined,
  };
}
