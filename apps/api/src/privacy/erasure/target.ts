import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../environment/clock.ts';
import { type Config, parseConfig } from '../../environment/config.ts';
import { openEventStore } from '../../environment/event-store.ts';
import { newerLogRefused } from '../../streams/log-format.ts';
import { Streams } from '../../streams/streams.ts';
import { ownMasterKey } from '../keys/keys-apart.ts';
import type { KeysStatus } from '../keys/keys-status.ts';
import { operatorOf, ownAccount } from '../operator/account.ts';
import { type RunningProgram, runningProgram } from '../operator/running-program.ts';
import { whichFolder } from '../operator/which-folder.ts';
import { composeKeys } from './compose-keys.ts';
import {
  type EraseBody,
  type EraseResult,
  KEY_ACTS,
  type RetainBody,
  type Retained,
  type Rotation,
} from './operations.ts';

/** Where an operator's command runs: through the running program, or on the log when none runs. */
export interface Target {
  readonly where: string;
  erase(body: EraseBody): Promise<EraseResult>;
  retain(body: RetainBody): Promise<Retained>;
  status(): Promise<KeysStatus>;
  startRotation(): Promise<Rotation>;
  rotation(): Promise<Rotation>;
  close(): Promise<void>;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Rejects with an error that has a sentence for the operator. */
export async function openTarget(env: Environment): Promise<Target> {
  const parsed = parseConfig(env);
  if (!parsed.ok) throw new Error(parsed.sentences.join(' '));
  const program = await runningProgram(parsed.config);
  return program ? throughProgram(program) : theLogItself(env, parsed.config);
}

const throughProgram = ({ about, ask }: RunningProgram): Target => ({
  where: `the program at ${about.url}`,
  erase: (body) => ask(KEY_ACTS.erase, body),
  retain: (body) => ask(KEY_ACTS.retain, body),
  status: () => ask(KEY_ACTS.status),
  startRotation: () => ask(KEY_ACTS.rotate),
  rotation: () => ask(KEY_ACTS.rotation),
  close: async () => undefined,
});

/** Why a command does not work on a log itself, as a sentence; null: the log is there, and so is its master key. */
export function logItselfRefused({ eventStore, dataDir, masterKey, masterKeyFile }: Config): string | null {
  if (eventStore.kind === 'memory') return 'A log in memory is gone with its program: there is nothing to do.';
  if (eventStore.kind === 'sqlite' && !existsSync(join(dataDir, 'log.sqlite')))
    return `There is no log in ${whichFolder(dataDir)}: HAVEN_DATA_DIR says where it is.`;
  // Only a starting program creates a key: a command that did could replace the right one with a wrong one.
  if (eventStore.kind === 'sqlite' && (masterKey ?? masterKeyFile) === null && !existsSync(ownMasterKey(dataDir)))
    return `The master key of this log is not in ${dataDir}: put it back, or name it with HAVEN_MASTER_KEY_FILE.`;
  return null;
}

async function theLogItself(env: Environment, config: Config): Promise<Target> {
  const { eventStore, dataDir } = config;
  const refused = logItselfRefused(config);
  if (refused !== null) throw new Error(refused);
  const store = await openEventStore(config);
  try {
    const newer = await newerLogRefused(store);
    if (newer !== null) throw new Error(newer);
    const composed = composeKeys(env, config, new Streams(store, systemClock));
    if (!composed.ok) throw new Error(composed.sentence);
    const { erasures, operations } = composed.keys;
    await erasures.load();
    const by = operatorOf(ownAccount());
    return {
      where: eventStore.kind === 'sqlite' ? `the log in ${dataDir}` : 'the log on its server',
      erase: (body) => operations.erase(body, by),
      retain: (body) => operations.retain(body, by),
      status: () => operations.status(),
      startRotation: async () => operations.startRotation(by),
      rotation: async () => operations.rotation(),
      close: () => store.close(),
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
