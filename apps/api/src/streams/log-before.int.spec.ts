import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { LOG_FORMAT } from '@safe-haven/contracts';
import { sqliteLog, withFolder } from '../privacy/keys/testing/given.ts';
import { startHttpProgram, testConfig } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { post, steppedUp } from '../testing/second-factor.ts';

/** The folder that a program of format 4 left when it was stopped, and what its boards showed at that time. */
const BEFORE = join(import.meta.dirname, 'log-before');
interface Shown {
  readonly now: string;
  readonly boards: Readonly<Record<string, object>>;
}
const masterKey = Buffer.alloc(32, 'the log of format 4').toString('base64');

describe('OP-8: given the folder of a release whose format was 4', () => {
  it(
    'when this one starts on it, then boards show what they showed, the address opens, and the format is raised',
    withFolder(async (folder) => {
      const dataDir = join(folder, 'data');
      await cp(join(BEFORE, 'data'), dataDir, { recursive: true });
      const before = JSON.parse(await readFile(join(BEFORE, 'shown.json'), 'utf8')) as Shown;
      const store = await sqliteLog(dataDir);
      const config = { ...testConfig, masterKey, dataDir, runDir: folder, eventStore: { kind: 'sqlite' } } as const;
      const haven = await startHttpProgram(store, new ManualClock(Date.parse(before.now)), config);
      for (const [person, rows] of Object.entries(before.boards))
        expect([person, (await haven.get(person, '/api/board')).body.rows]).toMatchObject([person, rows]);
      const reveal = `${haven.url}/api/shelters/lipa/reveal-address`;
      const asked = await post(reveal, { purpose: 'delivery' }, { cookie: await steppedUp(haven, 'ana') });
      expect(asked.body).toMatchObject({ address: 'Ulica kanarinaca 7' });
      const { events } = await store.read('format-log');
      expect(events.map((logged) => logged.readable && logged.event)).toMatchObject([
        { format: 4 },
        { format: LOG_FORMAT },
      ]);
      await haven.served.close();
    }),
  );
});
