import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../../environment/clock.ts';
import { type Config, parseConfig } from '../../environment/config.ts';
import { openEventStore } from '../../environment/event-store.ts';
import { Streams } from '../../streams/streams.ts';
import { ownMasterKey } from '../keys/keys-apart.ts';
import type { KeysStatus } from '../keys/keys-status.ts';
import { composeKeys } from './compose-keys.ts';
import type { Erased } from './erasures.ts';
import { type EraseBody, OPERATIONS, OPERATOR, type RetainBody, type Retained, type Rotation } from './operations.ts';

/** Where an operator's command runs: through the running program, or on the log when none runs. */
export interface Target {
  readonly where: string;
  erase(body: EraseBody): Promise<Erased>;
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
  const program = await runningProgram(parsed.config.dataDir);
  return program ? throughProgram(program) : theLogItself(env, parsed.config);
}

/** A program that has the data folder open, and its operator token. */
export interface RunningProgram {
  readonly url: string;
  readonly token: string;
}

/** How long a program has to say that it lives. */
const LIVES_WITHIN_MS = 10_000;

/** null: none runs, or none that answers. The lock of the log refuses whoever opens it beside one that is only slow. */
export async function runningProgram(dataDir: string, withinMs = LIVES_WITHIN_MS): Promise<RunningProgram | null> {
  const note = await readFile(join(dataDir, 'server.json'), 'utf8').catch(() => null);
  if (note === null) return null;
  const { url, token } = JSON.parse(note) as RunningProgram;
  // A killed program leaves its file behind, and its port to whatever comes.
  const response = await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(withinMs) }).catch(() => null);
  return response?.ok ? { url, token } : null;
}

const throughProgram = (program: RunningProgram): Target => ({
  where: `the program at ${program.url}`,
  erase: (body) => askedOf(program, OPERATIONS.erase, body),
  retain: (body) => askedOf(program, OPERATIONS.retain, body),
  status: () => askedOf(program, OPERATIONS.keys),
  startRotation: () => askedOf(program, OPERATIONS.rotation, {}),
  rotation: () => askedOf(program, OPERATIONS.rotation),
  close: async () => undefined,
});

/** The response to a GET, or to a POST with a body. Rejects with an error that has a sentence for the operator. */
export async function askedOf<A>({ url, token }: RunningProgram, path: string, body?: unknown): Promise<A> {
  const response = await fetch(`${url}/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => null);
  if (response === null) throw new Error('The connection to the program was lost.');
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as A;
  const code = (answer as { code?: unknown } | null)?.code ?? response.status;
  throw new Error(`The program refused it: ${String(code)}.`);
}

async function theLogItself(env: Environment, config: Config): Promise<Target> {
  const { eventStore, dataDir } = config;
  if (eventStore.kind === 'memory')
    throw new Error('A log in memory is gone with its program: there is nothing to do.');
  if (eventStore.kind === 'sqlite' && !existsSync(join(dataDir, 'log.sqlite'))) {
    throw new Error(`There is no log in ${dataDir}: HAVEN_DATA_DIR says where it is.`);
  }
  // Only a starting program creates a key: a command that did could replace the right one with a wrong one.
  const given = env['HAVEN_MASTER_KEY'] ?? env['HAVEN_MASTER_KEY_FILE'];
  if (eventStore.kind === 'sqlite' && given === undefined && !existsSync(ownMasterKey(dataDir)))
    throw new Error(
      `The master key of this log is not in ${dataDir}: put it back, or name it with HAVEN_MASTER_KEY_FILE.`,
    );
  const store = await openEventStore(config);
  try {
    const composed = composeKeys(env, config, new Streams(store, systemClock));
    if (!composed.ok) throw new Error(composed.sentence);
    const { erasures, operations } = composed.keys;
    await erasures.load();
    return {
      where: eventStore.kind === 'sqlite' ? `the log in ${dataDir}` : 'the log on its server',
      erase: (body) => operations.erase(body, OPERATOR),
      retain: (body) => operations.retain(body, OPERATOR),
      status: () => operations.status(),
      startRotation: async () => operations.startRotation(),
      rotation: async () => operations.rotation(),
      close: () => store.close(),
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
