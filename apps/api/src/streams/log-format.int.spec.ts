import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { LOG_FORMAT } from '@safe-haven/contracts';
import { appendEvent, sqliteLog, withFolder } from '../privacy/keys/testing/given.ts';
import { startHttpProgram, testConfig } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { writeFromNewerRelease } from '../testing/newer-release.ts';
import { operatorCommand } from '../testing/operator-command.ts';

const configOf = (dataDir: string) =>
  ({ ...testConfig, dataDir, runDir: join(dataDir, '..'), eventStore: { kind: 'sqlite' } }) as const;
const startedOn = async (dataDir: string) =>
  startHttpProgram(await sqliteLog(dataDir), new ManualClock(), configOf(dataDir));

/** Why a program does not start on a folder, which it leaves to others then. */
async function refusalOn(dataDir: string): Promise<string> {
  const store = await sqliteLog(dataDir);
  const started = startHttpProgram(store, new ManualClock(), configOf(dataDir));
  const refusal = await started.then(
    ({ served }) => served.close().then(() => 'It started.'),
    (error: Error) => error.message,
  );
  await store.close();
  return refusal;
}

/** What a log says of its format, after a program has worked on it. */
async function formatsIn(dataDir: string): Promise<unknown[]> {
  const store = await sqliteLog(dataDir);
  const { events } = await store.read('format-log');
  await store.close();
  return events.map((logged) => logged.readable && logged.event);
}

describe('OP-8: given the log of a release', () => {
  it(
    'when it is started on twice, then its format is recorded there once',
    withFolder(async (folder) => {
      const dataDir = join(folder, 'data');
      for (let i = 0; i < 2; i++) await (await startedOn(dataDir)).served.close();
      expect(await formatsIn(dataDir)).toEqual([{ type: 'LogFormatRaised', format: LOG_FORMAT }]);
    }),
  );

  it(
    'when a newer release has written to it, then neither the program nor a command works on it, and both say why',
    withFolder(async (folder) => {
      const dataDir = join(folder, 'data');
      await (await startedOn(dataDir)).served.close();
      const store = await sqliteLog(dataDir);
      await appendEvent(store, 'format-log', { type: 'LogFormatRaised', format: LOG_FORMAT + 1 });
      const head = await store.head();
      await store.close();
      await expect(refusalOn(dataDir)).resolves.toContain(`its format is ${LOG_FORMAT + 1}, and this one reads up to`);
      const command = await operatorCommand('retain', [], {
        HAVEN_DATA_DIR: dataDir,
        HAVEN_MASTER_KEY: testConfig.masterKey!,
      });
      expect(command).toMatchObject({
        code: 1,
        err: expect.stringContaining('A newer release has written to this log'),
      });
      const again = await sqliteLog(dataDir);
      expect(await again.head()).toBe(head);
      await again.close();
    }),
  );

  it(
    'when it says so in a way that this release does not know, then that is a stop too',
    withFolder(async (folder) => {
      const dataDir = join(folder, 'data');
      const store = await sqliteLog(dataDir);
      await writeFromNewerRelease(store, 'format-log', Date.now());
      await store.close();
      await expect(refusalOn(dataDir)).resolves.toContain('that this release does not know');
    }),
  );
});
