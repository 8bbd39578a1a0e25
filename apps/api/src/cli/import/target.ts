import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommandAnswer, CommandName, Problem } from '@safe-haven/contracts';
import { initialShelter } from '@safe-haven/domain';
import { systemClock } from '../../environment/clock.ts';
import { openEventStore } from '../../environment/event-store.ts';
import type { Caller } from '../../identity/authentication.ts';
import { Failure } from '../../problems/failure.ts';
import { submit } from '../../shelters/submit.ts';
import { AcceptedCommands } from '../../streams/accepted-commands.ts';
import { ShelterStreams } from '../../streams/shelter-streams.ts';
import { Streams } from '../../streams/streams.ts';

/** Where an import writes: to the program that runs, as its client, or to the log itself when none does. */
export interface Target {
  readonly where: string;
  send(shelterId: string, name: CommandName, body: unknown): Promise<CommandAnswer>;
  close(): Promise<void>;
}

/** A refusal with its code, whichever way it came. */
export class Refused extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.name = 'Refused';
    this.code = code;
  }
}

export async function openTarget(dataDir: string, organisation: string): Promise<Target> {
  return (await runningProgram(dataDir, organisation)) ?? (await theLogItself(dataDir, organisation));
}

async function runningProgram(dataDir: string, organisation: string): Promise<Target | null> {
  try {
    const { url, token } = JSON.parse(await readFile(join(dataDir, 'server.json'), 'utf8')) as {
      url: string;
      token: string;
    };
    const alive = await fetch(`${url}/health/live`);
    if (!alive.ok) return null;
    return {
      where: `the program at ${url}`,
      send: (...command) => post(url, token, organisation, ...command),
      close: async () => undefined,
    };
  } catch {
    return null;
  }
}

const RETRIES = 5;

async function post(
  url: string,
  token: string,
  organisation: string,
  shelterId: string,
  name: CommandName,
  body: unknown,
): Promise<CommandAnswer> {
  const key = randomUUID();
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(`${url}/api/shelters/${shelterId}/${name}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        authorization: `Bearer ${token}`,
        'haven-organisation': encodeURIComponent(organisation),
      },
      body: JSON.stringify(body),
    }).catch(() => null);
    if (response?.ok) return (await response.json()) as CommandAnswer;
    const code = response ? ((await response.json()) as Problem).code : 'connection_lost';
    if (response && response.status !== 503) throw new Refused(code);
    if (attempt === RETRIES) throw new Refused(code);
    await new Promise((resolve) => setTimeout(resolve, 200 * attempt));
  }
}

async function theLogItself(dataDir: string, organisation: string): Promise<Target> {
  const store = await openEventStore({ eventStore: { kind: 'sqlite' }, dataDir });
  const nothingFed = { known: (id: string) => ({ revision: 0, state: initialShelter(id), unreadable: false }) };
  const shelters = new ShelterStreams(new Streams(store, systemClock), nothingFed, new AcceptedCommands());
  const caller: Caller = {
    actor: { person: 'system:import', role: 'service', organisation, country: null },
    source: 'import',
    sessionId: null,
    steppedUp: false,
  };
  return {
    where: `the log in ${dataDir}`,
    send: (shelterId, name, body) =>
      submit(shelters, { caller, shelterId, name, body, commandId: randomUUID() }).catch((error: unknown) => {
        throw error instanceof Failure ? new Refused(error.extra.code ?? error.code) : error;
      }),
    close: () => store.close(),
  };
}
