import { rm } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { fileOf, loadSnapshots } from '../feed/snapshots.ts';
import { sqliteLog, withFolder } from '../privacy/keys/testing/given.ts';
import { startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { CaseworkProgram, CRITERIA } from './testing/casework-program.ts';

/** The program on files, so that it can be stopped and started again. */
async function programOn(dataDir: string, clock: ManualClock): Promise<CaseworkProgram> {
  const config = { dataDir, eventStore: { kind: 'sqlite' } } as const;
  return new CaseworkProgram(await startHttpProgram(await sqliteLog(dataDir), clock, config));
}

describe('given a program that ends in the middle', () => {
  it.each([
    ['with its snapshot', true],
    ['without one', false],
  ])(
    'RQ-5: when it restarts %s, then duties not done yet are done, none twice, and passed deadlines are recorded',
    async (_, hasSnapshot) =>
      withFolder(async (folder) => {
        const clock = new ManualClock();
        const before = await programOn(folder, clock);
        await before.haven.registerShelter('lipa');
        await before.haven.registerShelter('jasen', 'petra');
        await before.request('done', ['lipa']);
        await before.hold('vera', 'lipa', 'done');
        await before.request('open', ['jasen']);
        await before.answers('petra', 'open', 'jasen', 'yes');
        await before.idle();
        // From here on no process follows holds, as if the program had stopped.
        before.haven.program.requestClock.stop();
        await before.haven.program.follow.stop();
        const holdId = await before.hold('vera', 'lipa', 'open');
        await before.haven.done('vera', 'lipa', 'release-hold', { holdId, reason: 'no_show' });
        await before.haven.program.feed.waitFor(await before.haven.program.store.head(), HANGS_MS);
        expect(before.haven.program.cases.casework.duties).toHaveLength(2);
        await before.haven.served.close();
        const { store, feed } = before.haven.program;
        const { casework } = await loadSnapshots(folder, { logId: store.logId, head: feed.position });
        expect(casework?.duties).toHaveLength(2);
        if (!hasSnapshot) await rm(fileOf(folder, 'casework'));

        clock.advance(12 * 60_000);
        const again = await programOn(folder, clock);
        await again.until('request-open', 'RequestReopened');
        // Once it has read what it wrote, and past the next retry.
        await again.idle();
        clock.advance(2_000);
        await again.haven.program.requestClock.recordDue();
        await again.until('request-open', 'RequestEscalated');
        await again.idle();
        expect((await again.typesOf('request-open')).slice(3)).toEqual([
          'RequestPromised',
          'RequestReopened',
          'RequestEscalated',
        ]);
        expect((await again.typesOf('request-done')).slice(2)).toEqual(['RequestPromised']);
        const { body } = await again.read('vera', 'requests/open');
        expect(body).toMatchObject({ situation: 'open', offered: 'jasen', criteria: CRITERIA });
        await again.haven.served.close();
      })(),
  );
});
