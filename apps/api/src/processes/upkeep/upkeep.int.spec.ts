import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from '@jest/globals';
import type { UpkeepWork } from '@safe-haven/contracts';
import { LogCheck } from '../../audit/verify/log-check.ts';
import { Conditions } from '../../environment/conditions.ts';
import { Metrics } from '../../metrics/metrics.ts';
import { ADA, newEvent, sqliteLog, withFolder } from '../../privacy/keys/testing/given.ts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../../testing/http-program.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { socketOf } from '../../testing/operator.ts';
import { post, steppedUp } from '../../testing/second-factor.ts';
import { verifyJob } from './jobs.ts';
import { UPKEEP_ACT, Upkeep, type UpkeepAge } from './upkeep.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 01:00, when the clock of a test begins. */
const AT_ONCE = 60;

const upkeepOf = (haven: HttpProgram): Upkeep => haven.served.app.get(Upkeep);
async function stagesOf(haven: HttpProgram, work: UpkeepWork): Promise<string[]> {
  const { events } = await haven.program.store.read(`upkeep-${work}`);
  return events.map((logged) => (logged.readable ? (logged.event as unknown as { stage: string }).stage : '?'));
}

/** A program on files that does its daily work at 01:00, with lines for its operator. */
async function started(folder: string, clock = new ManualClock()) {
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir, { recursive: true });
  const backup = { log: join(folder, 'copies'), keys: join(folder, 'keys'), keep: 2 };
  const lines: string[] = [];
  const haven = await startHttpProgram(
    await sqliteLog(dataDir),
    clock,
    {
      dataDir,
      runDir: folder,
      eventStore: { kind: 'sqlite' },
      backupDirs: [backup.log, backup.keys],
      daily: { atMinutes: AT_ONCE, backup },
    },
    { conditionLines: (line) => lines.push(line) },
  );
  await upkeepOf(haven).doDue();
  return { haven, backup, lines };
}

describe('OP-15: given a program with a time for its daily work', () => {
  it(
    'when days pass, then it forgets what is due, keeps so many copies with the list of erasures, and checks its log',
    withFolder(async (folder) => {
      const { haven, backup } = await started(folder);
      const cookie = await steppedUp(haven, 'ada');
      expect((await post(`${haven.url}/api/people/mila/disable`, { reason: 'left' }, { cookie })).status).toBe(204);
      for (let day = 1; day <= 3; day++) {
        haven.advance(30 * DAY);
        // Somebody works: by a clock that nobody agrees with, nothing is forgotten.
        await haven.signsInAgain('nora');
        await upkeepOf(haven).doDue();
        await upkeepOf(haven).doDue();
      }
      expect(await haven.program.names.nameOf('mila')).toBeNull();
      expect(readdirSync(backup.log).sort()).toEqual(['2027-01-24T0100', '2027-02-23T0100']);
      expect(readdirSync(backup.keys).sort()).toEqual(['erasures.ndjson', 'log.sqlite.keys']);
      expect(readFileSync(join(backup.keys, 'erasures.ndjson'), 'utf8')).toContain('person-mila');
      for (const work of ['retain', 'backup', 'verify'] as const)
        expect([work, await stagesOf(haven, work)]).toEqual([work, Array(4).fill(['begun', 'done']).flat()]);
      haven.advance(HOUR);
      const ages = await (await socketOf(haven)).ask<UpkeepAge[]>(UPKEEP_ACT);
      expect(ages).toEqual(
        ['retain', 'backup', 'verify'].map((work) => ({
          work,
          lastDone: '2027-02-23T01:00:00.000Z',
          ageMs: HOUR,
          late: false,
        })),
      );
      const numbers = await haven.served.app.get(Metrics).text();
      expect(numbers).toContain('haven_upkeep_age_seconds{work="backup"} 3600');
      await haven.served.close();
    }),
  );

  it('when two programs share a log, then one of them does it, and both know', async () => {
    const [store, clock] = [memoryStore(), new ManualClock()];
    const daily = { atMinutes: AT_ONCE, backup: null };
    const one = await startHttpProgram(store, clock, { daily });
    const other = await startHttpProgram(store, clock, { daily });
    await Promise.all([upkeepOf(one).doDue(), upkeepOf(other).doDue()]);
    clock.advance(DAY);
    await Promise.all([upkeepOf(one).doDue(), upkeepOf(other).doDue()]);
    await Promise.all([upkeepOf(one).doDue(), upkeepOf(other).doDue()]);
    expect(await stagesOf(one, 'retain')).toEqual(['begun', 'done', 'begun', 'done']);
    expect(await stagesOf(one, 'verify')).toEqual(['begun', 'done', 'begun', 'done']);
    expect(upkeepOf(one).ages).toEqual(upkeepOf(other).ages);
    await one.served.close();
    await other.served.close();
  });

  it('when no time is set, then it does nothing', async () => {
    const haven = await startHttpProgram();
    await upkeepOf(haven).doDue();
    expect([upkeepOf(haven).ages, await stagesOf(haven, 'retain')]).toEqual([[], []]);
    await haven.served.close();
  });
});

describe('OP-16: given daily work that is not done', () => {
  it(
    'when a copy cannot be made for a day and a half, then health is degraded with the reason, until it is made',
    withFolder(async (folder) => {
      writeFileSync(join(folder, 'copies'), 'no folder');
      const { haven, lines } = await started(folder);
      const health = async () =>
        (await haven.get(null, '/health/ready')).body as { status: string; conditions: string[] };
      expect((await health()).conditions).not.toContain('backup_late');
      expect(lines).toContainEqual(expect.stringContaining('The backup did not end well: Nothing can be written to'));
      haven.advance(1.5 * DAY + 1);
      await upkeepOf(haven).doDue();
      expect(await health()).toMatchObject({ status: 'degraded', conditions: ['backup_late'] });
      expect(lines).toContainEqual(
        expect.stringMatching(/The backup is late: it was never done. Nothing can be written/),
      );
      // Where there is room again.
      rmSync(join(folder, 'copies'));
      haven.advance(HOUR);
      await upkeepOf(haven).doDue();
      expect((await health()).conditions).toEqual([]);
      expect(existsSync(join(folder, 'copies'))).toBe(true);
      await haven.served.close();
    }),
  );

  it(
    'when the check finds a log that is not what was written, then health says so until one finds it whole',
    withFolder(async (folder) => {
      const store = await sqliteLog(folder);
      const stream = 'shelter-lipa';
      const fact = { type: 'ShelterPublished' } as const;
      for (let revision = 0; revision < 3; revision++)
        await store.append(stream, [newEvent(stream, fact, ADA, '2026-11-25T01:00:00.000Z')], revision);
      const conditions = new Conditions(() => undefined);
      const job = verifyJob(new LogCheck(store), conditions);
      const write = (sql: string) => {
        const db = new DatabaseSync(join(folder, 'log.sqlite'));
        db.exec(sql);
        db.close();
      };
      const where = "WHERE stream = 'shelter-lipa' AND revision = 2";
      expect(await job.run(() => false)).toBeNull();
      write(`CREATE TABLE kept AS SELECT body FROM log ${where}; UPDATE log SET body = '{}' ${where}`);
      expect(await job.run(() => false)).toMatch(/^The log is not what was written: stream shelter-lipa, revision 2,/);
      expect(conditions.names).toEqual(['log_broken']);
      write(`UPDATE log SET body = (SELECT body FROM kept) ${where}`);
      expect(await job.run(() => false)).toBeNull();
      expect(conditions.names).toEqual([]);
      await store.close();
    }),
  );
});
