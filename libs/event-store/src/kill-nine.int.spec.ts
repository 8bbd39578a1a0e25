import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMPILED_ONCE } from '@safe-haven/jest-preset/compiled-once';
import { contractCodec } from './contract/codec.ts';
import { everything } from './contract/given.ts';
import { openSqliteStore } from './sqlite/sqlite-store.ts';
import { randomFrom, seedOf } from './testing/random.ts';

const LOGS = 5;
const KILLS_OF_A_LOG = 10;
const CHILD = join(import.meta.dirname, 'kill-nine.child.ts');

describe('kill -9 under load', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kill-nine-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it(`given ${LOGS * KILLS_OF_A_LOG} kills while writing, then every acknowledged event is there and every chain is whole`, async () => {
    const seed = seedOf('kill -9');
    const logs = Array.from({ length: LOGS }, (_, i) => killAgainAndAgain(join(folder, `${i}.db`), seed + i));
    const acknowledged = await Promise.all(logs);
    expect(acknowledged.every((count) => count > 0)).toBe(true);
  });
});

/** Kills the writer of one log many times, and checks after each kill that nothing acknowledged is missing. */
async function killAgainAndAgain(path: string, seed: number): Promise<number> {
  const random = randomFrom(seed);
  const acknowledged = new Map<string, string>();
  for (let kill = 0; kill < KILLS_OF_A_LOG; kill++) {
    const lines = Math.floor(random() ** 2 * 600);
    await writeUntilKilled(path, Math.floor(random() * 2 ** 31), lines, acknowledged);
    await expectNothingLost(path, acknowledged);
  }
  return acknowledged.size;
}

/** Kills after a number of acknowledgements, at whatever point of the next commit. */
async function writeUntilKilled(path: string, seed: number, lines: number, acknowledged: Map<string, string>) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CHILD, path, `${seed}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: COMPILED_ONCE,
  });
  const exit = once(child, 'exit');
  let seen = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const [stream, revision, position] = line.split(' ');
    if (position) acknowledged.set(`${stream} ${revision}`, position);
    if (seen++ === lines) child.kill('SIGKILL');
  }
  expect((await exit)[1]).toBe('SIGKILL');
}

async function expectNothingLost(path: string, acknowledged: ReadonlyMap<string, string>): Promise<void> {
  const store = await openSqliteStore({ path, codec: contractCodec });
  try {
    const revisions = new Map<string, number>();
    const stored = new Map<string, string>();
    const gaps: string[] = [];
    for (const { stream, revision, position } of await everything(store)) {
      if (revision !== (revisions.get(stream) ?? 0) + 1) gaps.push(`${stream} ${revision}`);
      revisions.set(stream, revision);
      stored.set(`${stream} ${revision}`, position);
    }
    const lost = [...acknowledged].filter(([place, position]) => stored.get(place) !== position);
    expect({ gaps, lost }).toEqual({ gaps: [], lost: [] });
    expect(await store.verify()).toBeNull();
  } finally {
    await store.close();
  }
}
