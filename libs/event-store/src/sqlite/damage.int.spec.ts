import { cp, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contractCodec, type Noted } from '../contract/codec.ts';
import { everything, notes } from '../contract/given.ts';
import type { EventStore } from '../port.ts';
import { randomFrom, seedOf } from '../testing/random.ts';
import { openSqliteStore } from './sqlite-store.ts';

const TRIES = Number(process.env['HAVEN_DAMAGE_TRIES'] ?? 40);
const STREAMS = 12;
const FILES = ['log.db', 'log.db-wal', 'log.db.keys', 'log.db.keys-wal'] as const;

type Verdict = 'refused' | 'reported' | 'harmless' | 'silent';

describe('torn and flipped files', () => {
  let folder = '';
  let whole: unknown[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'damage-'));
    whole = await writeLog(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it(`given ${TRIES} logs damaged in their bits or cut short, then none is damaged in silence`, async () => {
    const seed = seedOf('damage');
    const random = randomFrom(seed);
    const verdicts: Record<Verdict, string[]> = { refused: [], reported: [], harmless: [], silent: [] };
    for (let i = 0; i < TRIES; i++) {
      const copy = join(folder, `try-${i}`);
      await cp(join(folder, random() < 0.5 ? 'killed' : 'closed'), copy, { recursive: true });
      const damage = await damageOne(copy, random);
      verdicts[await judge(copy, whole)].push(damage);
      await rm(copy, { recursive: true });
    }
    const tally = Object.entries(verdicts).map(([verdict, all]) => `${verdict} ${all.length}`);
    process.stderr.write(`damage: ${tally.join(', ')}\n`);
    expect(verdicts.silent).toEqual([]);
    expect(verdicts.refused.length).toBeGreaterThan(0);
    expect(verdicts.reported.length).toBeGreaterThan(0);
  });

  it('given an intact log, closed or killed, then it is whole: the judge tells it from a damaged one', async () => {
    for (const state of ['killed', 'closed']) {
      await cp(join(folder, state), join(folder, 'intact'), { recursive: true });
      expect(await judge(join(folder, 'intact'), whole)).toBe('harmless');
      await rm(join(folder, 'intact'), { recursive: true });
    }
  });
});

/** Writes one log and keeps it twice: as a kill leaves it, most of it in the write-ahead logs, and closed. */
async function writeLog(folder: string): Promise<unknown[]> {
  const store = await openSqliteStore({ path: join(folder, 'live', 'log.db'), codec: contractCodec });
  const append = async (from: number, to: number) => {
    for (let i = from; i < to; i++) {
      for (let s = 0; s < STREAMS; s++) {
        await store.append(
          s % 4 === 3 ? `key-${s}` : `shelter-${s}`,
          notes(`event ${i} `.repeat(1 + (i % 40)), 'second'),
          2 * i,
        );
      }
    }
  };
  await append(0, 25);
  await store.forget('key-3');
  await append(25, 26);
  const whole = await contentOf(store);
  await cp(join(folder, 'live'), join(folder, 'killed'), { recursive: true });
  await store.close();
  await cp(join(folder, 'live'), join(folder, 'closed'), { recursive: true });
  return whole;
}

/** Flips up to eight bits of one file, or cuts a write-ahead log short. Says what it did. */
async function damageOne(folder: string, random: () => number): Promise<string> {
  for (;;) {
    const file = join(folder, FILES[Math.floor(random() * FILES.length)] ?? 'log.db');
    const bytes = await readFile(file).catch(() => Buffer.alloc(0));
    if (bytes.length === 0) continue;
    if (file.endsWith('-wal') && random() < 0.4) {
      const length = Math.floor(random() * bytes.length);
      await truncate(file, length);
      return `${file} cut to ${length} of ${bytes.length} bytes`;
    }
    const flips = Array.from({ length: 1 + Math.floor(random() * 8) }, () => Math.floor(random() * bytes.length * 8));
    for (const bit of flips) bytes[bit >> 3]! ^= 1 << (bit & 7);
    await writeFile(file, bytes);
    return `${file} bits ${flips.join(' ')}`;
  }
}

/** Silent is the one that must not be: it opens, it verifies, and it says something else than was written. */
async function judge(folder: string, whole: readonly unknown[]): Promise<Verdict> {
  const store = await openSqliteStore({ path: join(folder, 'log.db'), codec: contractCodec }).catch(() => null);
  if (store === null) return 'refused';
  try {
    if ((await store.verify()) !== null) return 'reported';
    return JSON.stringify(await contentOf(store)) === JSON.stringify(whole) ? 'harmless' : 'silent';
  } catch {
    return 'reported';
  } finally {
    await store.close().catch(() => {});
  }
}

/** All that can be read, by the log and by stream. */
async function contentOf(store: EventStore<Noted>): Promise<unknown[]> {
  const streams = Array.from({ length: STREAMS }, (_, s) => (s % 4 === 3 ? `key-${s}` : `shelter-${s}`));
  const slices = await Promise.all(streams.map((stream) => store.read(stream)));
  return [store.logId, await everything(store), slices];
}
