import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { commandHeaders, eventCodec } from '@safe-haven/contracts';
import type { ShelterEvent } from '@safe-haven/domain';
import { type Codec, eventIdOf, type NewEvent, openSqliteStore } from '@safe-haven/event-store';
import { emptyFolder } from './children.ts';
import { signIn, startProgram } from './program.ts';
import type { Measured } from './results/run.ts';
import { sized } from './sizes.ts';
import { ms, percentile, type Spread, spreadOf } from './stats.ts';

const LONG = sized(100_000, 10_000);
const SHORT = 10;
const ROUNDS = sized(5, 1);
const COMMANDS = sized(200, 50);
const ORGANISATION = 'Atina';

function eventsOf(stream: string, count: number): NewEvent[] {
  const started = Date.now() - count * 2_000;
  return Array.from({ length: count }, (_, i) => {
    const at = new Date(started + i * 2_000).toISOString();
    const commandId = randomUUID();
    const first = {
      name: stream,
      organisation: ORGANISATION,
      country: 'RS',
      area: { id: 'rs-beograd', name: 'Belgrade' },
      timezone: 'Europe/Belgrade',
      mode: 'kept',
      kind: 'crisis',
      draft: false,
    } as const;
    const { type, ...data }: ShelterEvent =
      i === 0
        ? { type: 'ShelterRegistered', ...first }
        : i % 2 === 1
          ? { type: 'IntakePaused', reason: 'other', until: null }
          : { type: 'IntakeResumed' };
    return {
      eventId: eventIdOf(stream, commandId, 0),
      type,
      schemaVersion: eventCodec.versionOf(type),
      data,
      metadata: {
        occurredAt: at,
        recordedAt: at,
        actor: { person: 'bench', role: 'manager', organisation: ORGANISATION, country: 'RS' },
        commandId,
        correlationId: commandId,
        source: 'app' as const,
        commandHash: 'bench',
      },
    };
  });
}

async function prepare(dataDir: string): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  const store = await openSqliteStore<ShelterEvent>({
    path: join(dataDir, 'log.sqlite'),
    codec: eventCodec as Codec<ShelterEvent>,
  });
  for (const [stream, count] of [
    ['shelter-long', LONG],
    ['shelter-short', SHORT],
  ] as const) {
    const events = eventsOf(stream, count);
    for (let i = 0; i < count; i += 500) await store.append(stream, events.slice(i, i + 500), i);
  }
  await store.close();
}

/** P8: a command on a shelter with 100,000 events, compared with one with 10, through the API. */
export async function measureLongStream(): Promise<Measured> {
  const dataDir = emptyFolder();
  await prepare(dataDir);
  const running = await startProgram(dataDir);
  const cookie = await signIn(running.url, 'manager', ORGANISATION);
  const state = new Map<string, boolean>();
  const command = async (shelter: string) => {
    const paused = state.get(shelter) ?? true;
    state.set(shelter, !paused);
    const response = await fetch(
      `${running.url}/api/shelters/${shelter}/${paused ? 'resume-intake' : 'pause-intake'}`,
      {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', ...commandHeaders(randomUUID(), Date.now()) },
        body: paused ? '{}' : '{"reason":"other"}',
      },
    );
    if (!response.ok) throw new Error(`${shelter}: ${await response.text()}`);
    await response.arrayBuffer();
  };
  const p50 = async (shelter: string) => {
    const times: number[] = [];
    for (let i = 0; i < COMMANDS; i++) {
      const started = performance.now();
      await command(shelter);
      times.push(performance.now() - started);
    }
    return percentile(
      times.toSorted((a, b) => a - b),
      50,
    );
  };
  await p50('long');
  await p50('short');
  const long: number[] = [];
  const short: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    long.push(await p50('long'));
    short.push(await p50('short'));
  }
  await running.stop();
  const [a, b] = [spreadOf(long), spreadOf(short)];
  return { figures: [{ line: 'p8', value: a.median, peer: b.median }], table: printLongStream(a, b) };
}

function printLongStream(long: Spread, short: Spread): string {
  const of = ({ median, low, high }: Spread) => `${ms(median)} (${ms(low)}–${ms(high)})`;
  const head = `| events | ${LONG.toLocaleString('en')}, p50 | ${SHORT} | ratio |\n|---|---|---|---|`;
  return `${head}\n| a command | ${of(long)} | ${of(short)} | ${(long.median / short.median).toFixed(2)} × |`;
}
