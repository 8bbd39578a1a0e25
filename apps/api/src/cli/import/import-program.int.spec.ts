import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { activatedByPassword, invited, PASSWORD } from '../../identity/testing/invited.ts';
import { LIMITS } from '../../limits/limits.ts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../../testing/http-program.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import type { DailyCount } from './daily-counts.ts';
import { importCounts } from './import-counts.ts';
import { openTarget } from './target.ts';

const ZORA = { name: 'Zora Kanarinac', email: 'zora@example.org' };
const OPTIONS = {
  organisation: 'City of Toronto',
  country: 'CA',
  area: 'Toronto',
  timezone: 'America/Toronto',
  takenAt: '04:00',
  mode: 'past',
} as const;
let haven: HttpProgram;
afterEach(() => haven.served.close());

/** A program as partners have it, and the note that it leaves for the tools of this machine. */
const given = async (limits = {}) => {
  haven = await startHttpProgram(memoryStore(), new ManualClock(), { limits: { ...LIMITS, ...limits } });
  const dataDir = mkdtempSync(join(tmpdir(), 'haven-import-'));
  const note = { url: haven.url, token: haven.program.operatorToken };
  writeFileSync(join(dataDir, 'server.json'), JSON.stringify(note));
  return dataDir;
};
/** Nights of one house, the newest first. */
const counts = (rows: number): DailyCount[] =>
  Array.from({ length: rows }, (_, i) => ({
    line: i + 2,
    night: new Date(Date.parse('2026-11-20') - i * 86_400_000).toISOString().slice(0, 10),
    shelterId: 't-1',
    inService: 14,
    occupied: i % 14,
  }));

describe('DR-12: given an import into a program that runs', () => {
  it('when it is longer than what a place may ask for, then every row gets in, and a person there is heard all the while', async () => {
    const dataDir = await given({ address: { points: 60, seconds: 60 }, person: { points: 60, seconds: 60 } });
    const { browser, authenticator } = await activatedByPassword(haven, await invited(haven, 'p-zora'), ZORA);
    const target = await openTarget(dataDir, OPTIONS.organisation);
    let done = 0;
    const importing = importCounts(target, counts(800), OPTIONS, (n) => {
      done = n;
    });
    const heard: number[] = [];
    while (done < 700 && heard.length < 20) {
      const body = { email: ZORA.email, password: PASSWORD, code: authenticator.nextCode() };
      heard.push((await browser.post('/api/sign-in/password', body)).status);
    }
    expect(await importing).toEqual({ registered: 1, recorded: 800, alreadyThere: 0 });
    console.info(`import of 800 rows: ${heard.length} sign-ins from the same address meanwhile`);
    expect(new Set(heard)).toEqual(new Set([200]));
  });

  it('when it is told to wait, then it waits for as long as it is told, goes on where it was, and says so', async () => {
    const dataDir = await given({ operator: { points: 100, seconds: 1 } });
    const waits: number[] = [];
    const target = await openTarget(dataDir, OPTIONS.organisation, (seconds) => waits.push(seconds));
    const began = performance.now();
    expect(await importCounts(target, counts(250), OPTIONS, () => undefined)).toMatchObject({ recorded: 250 });
    expect(performance.now() - began).toBeGreaterThan(1_000);
    expect(waits.length).toBeGreaterThanOrEqual(1);
    expect(waits.length).toBeLessThan(10);
    expect(new Set(waits)).toEqual(new Set([1]));
  });

  it('when it is refused for good, then it stops with the reason', async () => {
    const target = await openTarget(await given(), OPTIONS.organisation);
    await haven.house('lipa');
    const ofOthers = counts(3).map((row) => ({ ...row, shelterId: 'lipa' }));
    await expect(importCounts(target, ofOthers, OPTIONS, () => undefined)).rejects.toThrow('no_right');
  });
});
