import { hash, randomUUID } from 'node:crypto';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { describe, expect, it } from '@jest/globals';
import { eventCodec } from '@safe-haven/contracts';
import type { HavenEvent } from '@safe-haven/domain';
import { type Codec, openEventStoreDb } from '@safe-haven/event-store';
import { startDouble } from '@safe-haven/event-store-double';
import { eventually, HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { sqliteLog, withFolder } from '../privacy/keys/testing/given.ts';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { PATIENT } from '../testing/program.ts';
import { HistoryReader, type HistoryReaderParts } from './history-reader.ts';

const startOn = async (dataDir: string, clock: ManualClock): Promise<HttpProgram> =>
  startHttpProgram(await sqliteLog(dataDir), clock, { dataDir, eventStore: { kind: 'sqlite' } });

const snapshotIn = (dataDir: string): string => join(dataDir, 'history.snapshot');

/** Holds that are placed, and taken back at once: figures count the day on which they were placed. */
async function holds(haven: HttpProgram, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const { body } = await haven.done('ana', 'lipa', 'hold-beds', { party: { adults: 1, children: 0 } });
    const { holdId } = body.events.at(-1);
    await haven.done('ana', 'lipa', 'release-hold', { holdId, reason: 'declined' });
  }
  const { store, feed } = haven.program;
  expect(await feed.waitFor(await store.head(), HANGS_MS)).toBe(true);
}

/** A question whose answer counts the holds. */
const question = ({ clock }: Pick<HttpProgram, 'clock'>) => {
  const day = new Date(clock.now()).toISOString().slice(0, 10);
  return {
    report: 'figures',
    query: { from: day, to: day, by: 'organisation', format: 'json' },
    viewer: { person: 'ana', role: 'manager', organisation: 'Atina', country: 'RS' },
    now: clock.now(),
    encoding: null,
  } as const;
};

async function placedOf(reader: HistoryReader, haven: HttpProgram): Promise<number> {
  const { body } = await reader.ask(question(haven));
  return JSON.parse(Buffer.from(body).toString()).lines[0].whole.shelters.holds.placed;
}
const readerOf = (haven: HttpProgram) => haven.served.app.get(HistoryReader, { strict: false });

describe('OC-11: the thread of the history', () => {
  it('OC-11 has read to where the board is before each answer, and to no place that it cannot see', () =>
    withFolder(async (dataDir) => {
      const haven = await startOn(dataDir, new ManualClock());
      await haven.registerShelter('lipa');
      for (const placed of [1, 2, 3]) {
        await holds(haven, 1);
        expect(await placedOf(readerOf(haven), haven)).toBe(placed);
      }
      // The end of the log is that of a key, which the thread does not read.
      const { store, feed } = haven.program;
      const at = new Date(haven.clock.now()).toISOString();
      const actor = { person: 'system:keys', role: 'service', organisation: null, country: null };
      const ids = { commandId: randomUUID(), correlationId: randomUUID() };
      const metadata = { occurredAt: at, recordedAt: at, ...ids, actor, source: 'system' } as const;
      const event = { eventId: randomUUID(), type: 'KeyOfNobody', schemaVersion: 1, data: {}, metadata };
      expect(await store.append('key-nobody', [event], 0)).toMatchObject({ outcome: 'appended' });
      expect(await feed.waitFor(await store.head(), HANGS_MS)).toBe(true);
      expect(await placedOf(readerOf(haven), haven)).toBe(3);
      await haven.served.close();
    })());

  it('OC-11 SH-14 goes on from its own snapshot, and has the same as one that reads the log from its start', () =>
    withFolder(async (dataDir) => {
      const clock = new ManualClock();
      const first = await startOn(dataDir, clock);
      await first.registerShelter('lipa');
      await holds(first, 2);
      expect(await placedOf(readerOf(first), first)).toBe(2);
      await first.served.close();
      await copyFile(snapshotIn(dataDir), join(dataDir, 'early'));
      const second = await startOn(dataDir, clock);
      await holds(second, 2);
      expect(await placedOf(readerOf(second), second)).toBe(4);
      await second.served.close();
      const whole = await readFile(snapshotIn(dataDir), 'utf8');
      // As after a kill: what was written when the program last ended as it should.
      await copyFile(join(dataDir, 'early'), snapshotIn(dataDir));
      for (const spoil of [async () => undefined, () => rm(snapshotIn(dataDir))]) {
        const again = await startOn(dataDir, clock);
        expect(await placedOf(readerOf(again), again)).toBe(4);
        await again.served.close();
        expect(await readFile(snapshotIn(dataDir), 'utf8')).toBe(whole);
        await spoil();
      }
      const rebuilt = await startOn(dataDir, clock);
      await readerOf(rebuilt).start();
      await rebuilt.served.close();
      expect(await readFile(snapshotIn(dataDir), 'utf8')).toBe(whole);
    })());

  it('OC-11 SH-14 given a folder of an older release, whose board kept what was, then both floors are read from the log', () =>
    withFolder(async (dataDir) => {
      const clock = new ManualClock();
      const before = await startOn(dataDir, clock);
      await before.registerShelter('lipa');
      await holds(before, 2);
      const { logId } = before.program.store;
      await readerOf(before).start();
      await before.served.close();
      const files = ['board', 'late-board', 'casework'].map((name) => join(dataDir, `${name}.snapshot`));
      const written = await Promise.all(files.map((file) => readFile(file, 'utf8')));
      for (const file of files) {
        const text = (await readFile(file, 'utf8')).split('\n').slice(1).join('\n');
        const older = text.replace(/"version":(\d+)/, (_, version) => `"version":${version - 1}`);
        await writeFile(file, `${logId} ${hash('sha256', older)}\n${older}`);
      }
      await rm(snapshotIn(dataDir));
      const after = await startOn(dataDir, clock);
      expect(await placedOf(readerOf(after), after)).toBe(2);
      expect(await after.program.delayedFeed.waitFor(before.program.delayedFeed.position, HANGS_MS)).toBe(true);
      await after.served.close();
      expect(await Promise.all(files.map((file) => readFile(file, 'utf8')))).toEqual(written);
    })());

  it('OC-11 when it is killed while somebody waits, then they are refused, it is said, and it loads itself again', () =>
    withFolder(async (dataDir) => {
      const haven = await startOn(dataDir, new ManualClock());
      await haven.registerShelter('lipa');
      await holds(haven, 2);
      const threads: Worker[] = [];
      const note = (thread: Worker) => void threads.push(thread);
      process.on('worker', note);
      const sentences: string[] = [];
      const reader = own(haven, dataDir, { say: (sentence) => sentences.push(sentence) });
      expect(await placedOf(reader, haven)).toBe(2);
      const asked = expect(reader.ask(question(haven))).rejects.toThrow('The thread of the history has ended.');
      await threads[0]!.terminate();
      await asked;
      expect(sentences).toEqual(['The history ended and is loaded again: The thread of the history has ended.']);
      await eventually(() => threads.length === 2 && reader.behind === 0);
      expect(await placedOf(reader, haven)).toBe(2);
      process.off('worker', note);
      await reader.close();
      await haven.served.close();
    })());

  it('OC-11 follows a server by itself too, goes on when its connection is dropped, and from its snapshot', () =>
    withFolder(async (dataDir) => {
      const double = await startDouble();
      double.writeForeignEvents(20);
      const { connectionString } = double;
      const store = await openEventStoreDb<HavenEvent>({ connectionString, codec: eventCodec as Codec<HavenEvent> });
      const haven = await startHttpProgram(store);
      await haven.registerShelter('lipa');
      await holds(haven, 1);
      const onServer = () =>
        own(haven, dataDir, {
          start: {
            store: { kind: 'eventstoredb', connectionString, credentials: null },
            logId: store.logId,
            snapshot: snapshotIn(dataDir),
          },
        });
      const reader = onServer();
      expect(await placedOf(reader, haven)).toBe(1);
      double.endSubscriptions();
      await holds(haven, 2);
      expect(await placedOf(reader, haven)).toBe(3);
      await reader.close();
      const [, head = ''] = (await readFile(snapshotIn(dataDir), 'utf8')).split('\n');
      expect(JSON.parse(head)).toMatchObject({ name: 'history', position: haven.program.feed.position });
      const next = onServer();
      expect(await placedOf(next, haven)).toBe(3);
      await next.close();
      await haven.served.close();
      double.stop();
    })());
});

/** A second reader, in addition to the program's. */
function own(
  { program: { store, feed }, clock }: HttpProgram,
  dataDir: string,
  over: Partial<HistoryReaderParts>,
): HistoryReader {
  const limits = { ...PATIENT, againMs: 1 };
  const log = { kind: 'sqlite', path: join(dataDir, 'log.sqlite') } as const;
  const start = { store: log, logId: store.logId, snapshot: null };
  return new HistoryReader({ store, start, feed, clock, limits, say: () => undefined, ...over });
}
