import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { contractCodec } from '../contract/codec.ts';
import { note } from '../contract/note.ts';
import { withFolder } from '../testing/folder.ts';
import { openSqliteStore } from './sqlite-store.ts';

const CHILD = join(import.meta.dirname, 'disk-full.child.ts');
const NODE = `exec "${process.execPath}" --disable-warning=ExperimentalWarning "${CHILD}"`;

/** A small disk of one's own needs a user namespace; where there is none, the test is reported as skipped. */
const canMount = spawnSync('unshare', ['-Urm', 'true']).status === 0;

function seenBy(shell: string, args: readonly string[]): Record<string, unknown> {
  const { stdout, stderr, status } = spawnSync(shell, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the child ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

describe('a disk without room', () => {
  it(
    'given the most that the log may grow to, then appends are refused, reads go on, and with more room it goes on',
    withFolder(async (folder) => {
      const path = join(folder, 'log.db');
      const store = await openSqliteStore({ path, codec: contractCodec, maxBytes: 300_000 });
      const results = await Promise.all(
        Array.from({ length: 60 }, (_, i) => store.append(`shelter-${i}`, [note('x'.repeat(60_000))], 0)),
      );
      expect(results[0]).toEqual({ outcome: 'refused', reason: 'disk_full' });
      const taken: string[] = [];
      for (let i = 0; i < 10; i++) {
        const result = await store.append(`shelter-${i}`, [note('x'.repeat(60_000))], 0);
        if (result.outcome === 'appended') taken.push(`shelter-${i}`);
        else expect(result).toEqual({ outcome: 'refused', reason: 'disk_full' });
      }
      expect(taken.length).toBeGreaterThan(0);
      expect(taken.length).toBeLessThan(5);
      for (const stream of taken) expect((await store.read(stream)).revision).toBe(1);
      expect((await store.read('shelter-9')).revision).toBe(0);
      await store.close();
      const roomy = await openSqliteStore({ path, codec: contractCodec });
      expect((await roomy.append('shelter-9', [note('x'.repeat(60_000))], 0)).outcome).toBe('appended');
      expect(await roomy.verify()).toBeNull();
      await roomy.close();
    }),
  );

  (canMount ? it : it.skip)(
    'given a disk that is really full, then nothing is acknowledged that is not stored, and it recovers by itself',
    withFolder(async (folder) => {
      const script = `mount -t tmpfs -o size=3m none "$0" && head -c 1000000 /dev/zero > "$0/ballast" && ${NODE} "$0/log.db" "$0/ballast"`;
      const seen = seenBy('unshare', ['-Urm', 'sh', '-c', script, folder]);
      expect(seen).toMatchObject({ first: 'disk_full', second: 'disk_full', third: 'disk_full', readable: 2 });
      expect(seen).toMatchObject({ missing: 0, broken: null });
      expect(seen['atFirst']).toBeGreaterThan(10);
      expect(seen['afterwards']).toBeGreaterThan(10);
    }),
  );

  it(
    'given a commit that fails with an open outcome, then it is called unknown, later ones are refused, and a new start tells',
    withFolder(async (folder) => {
      const path = join(folder, 'log', 'log.db');
      await mkdir(join(folder, 'log'));
      const seen = seenBy('sh', ['-c', `trap '' XFSZ; ulimit -f 2000; ${NODE} "$0"`, path]);
      expect(seen).toMatchObject({ first: 'unknown', second: 'unavailable', third: 'unavailable', readable: 2 });
      expect(seen).toMatchObject({ missing: 0, broken: null });
      const store = await openSqliteStore({ path, codec: contractCodec });
      expect(await store.verify()).toBeNull();
      expect((await store.append('shelter-new', [note('after the new start')], 0)).outcome).toBe('appended');
      await store.close();
    }),
  );
});
