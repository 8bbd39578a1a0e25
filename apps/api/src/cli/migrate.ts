import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type CopyProgress,
  copyLog,
  type EventStore,
  openEventStoreDb,
  openSqliteStore,
  type Raw,
  rawCodec,
} from '@safe-haven/event-store';
import { type Command, EXIT, print } from './command.ts';

const USAGE = `
  haven migrate --from sqlite:./data --to esdb://host:2113?tls=true
  haven migrate --from esdb://host:2113?tls=true --to sqlite:./data-copy
      --resume   goes on with a copy that was interrupted

  The account of a server stands in HAVEN_EVENT_STORE_USER and HAVEN_EVENT_STORE_PASSWORD. Stop every program first.
`;
const PRINT_EVERY = 5_000;

export const migrate: Command = { usage: USAGE, run: main };

async function main(argv: string[]): Promise<number> {
  const args = readArguments(argv);
  if (!args) return print(USAGE, EXIT.usage);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const opened: EventStore<Raw>[] = [];
  try {
    opened.push(await open(args.from, true, stop.signal));
    opened.push(await open(args.to, false, stop.signal));
    const [from, to] = opened as [EventStore<Raw>, EventStore<Raw>];
    const digest = await copyLog(from, to, { resume: args.resume, signal: stop.signal, onProgress: progress() });
    return print(`  ${digest.events} events in ${digest.streams} streams are there. Digest of both: ${digest.digest}`);
  } catch (error) {
    return print(`  ${(error as Error).message}`, EXIT.failed);
  } finally {
    for (const store of opened) await store.close();
  }
}

/** `sqlite:FOLDER` is a data folder, anything else a connection string. */
async function open(where: string, mustExist: boolean, signal: AbortSignal): Promise<EventStore<Raw>> {
  if (where.startsWith('sqlite:')) {
    const folder = where.slice('sqlite:'.length);
    const path = join(folder, 'log.sqlite');
    if (mustExist && !existsSync(path)) throw new Error(`There is no log in ${folder}.`);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return openSqliteStore({ path, codec: rawCodec });
  }
  const { HAVEN_EVENT_STORE_USER: username, HAVEN_EVENT_STORE_PASSWORD: password } = process.env;
  return openEventStoreDb({
    connectionString: where,
    codec: rawCodec,
    signal,
    onState: (_, reason) => print(`  ${reason}`),
    ...(username && password ? { credentials: { username, password } } : {}),
  });
}

function readArguments(argv: string[]): { from: string; to: string; resume: boolean } | null {
  try {
    const { values } = parseArgs({
      args: argv,
      options: { from: { type: 'string' }, to: { type: 'string' }, resume: { type: 'boolean', default: false } },
    });
    return values.from && values.to ? { from: values.from, to: values.to, resume: values.resume } : null;
  } catch {
    return null;
  }
}

function progress(): (at: CopyProgress) => void {
  let printed = '';
  return ({ step, events }) => {
    const line = `  ${step}: ${Math.floor(events / PRINT_EVERY) * PRINT_EVERY} events`;
    if (line === printed) return;
    printed = line;
    print(line);
  };
}
