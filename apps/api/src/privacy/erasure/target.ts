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

/** Where a command of the operator takes effect: in the program that runs, or on the log itself when none does. */
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

/** Rejects with a sentence for the operator. */
export async function openTarget(env: Environment): Promise<Target> {
  const parsed = parseConfig(env);
  if (!parsed.ok) throw new Error(parsed.sentences.join(' '));
  return (await runningProgram(parsed.config.dataDir)) ?? (await theLogItself(env, parsed.config));
}

async function runningProgram(dataDir: string): Promise<Target | null> {
  const note = await readFile(join(dataDir, 'server.json'), 'utf8').catch(() => null);
  if (note === null) return null;
  const { url, token } = JSON.parse(note) as { url: string; token: string };
  // A program that was killed leaves its note behind.
  const alive = await fetch(`${url}/health/live`).catch(() => null);
  if (!alive?.ok) return null;
  const ask = <A>(method: 'GET' | 'POST', path: string, body?: unknown) =>
    asked<A>(`${url}/${path}`, token, method, body);
  return {
    where: `the program at ${url}`,
    erase: (body) => ask('POST', OPERATIONS.erase, body),
    retain: (body) => ask('POST', OPERATIONS.retain, body),
    status: () => ask('GET', OPERATIONS.keys),
    startRotation: () => ask('POST', OPERATIONS.rotation, {}),
    rotation: () => ask('GET', OPERATIONS.rotation),
    close: async () => undefined,
  };
}

async function asked<A>(url: string, token: string, method: 'GET' | 'POST', body: unknown): Promise<A> {
  const response = await fetch(url, {
    method,
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
  // Only a program that starts makes a key: a command that did would put a wrong one in the place of the right one.
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
