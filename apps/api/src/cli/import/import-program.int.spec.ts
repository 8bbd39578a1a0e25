import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { emptyProfile, type ImportProfile, type SheetRow } from '@safe-haven/contracts/exchange';
import { activatedByPassword, invited, PASSWORD } from '../../identity/testing/invited.ts';
import { LIMITS } from '../../limits/limits.ts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../../testing/http-program.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { importFile } from './import-file.ts';
import { openTarget, type Target } from './target.ts';

const ZORA = { name: 'Zora Kanarinac', email: 'zora@example.org' };
const PROFILE: ImportProfile = {
  ...emptyProfile('daily_counts'),
  forAll: { organisation: 'City of Toronto', country: 'CA', area: 'Toronto', timezone: 'America/Toronto' },
};
let haven: HttpProgram;
let runDir: string;
afterEach(async () => {
  await haven.served.close();
  rmSync(runDir, { recursive: true });
});

/** A program in production mode, and where the tools of its machine find it. */
const given = async (limits = {}) => {
  runDir = mkdtempSync(join(tmpdir(), 'haven-import-'));
  const place = { runDir, dataDir: join(runDir, 'data') };
  haven = await startHttpProgram(memoryStore(), new ManualClock(), { ...place, limits: { ...LIMITS, ...limits } });
  return place;
};
/** Two nights for each of so many shelters: two commands per shelter. */
const countsOf = (shelters: number): SheetRow[] => {
  const nights = Array.from({ length: shelters }, (_, i) => [
    ['2026-11-20', `t-${i}`, '14', String(i % 14)],
    ['2026-11-19', `t-${i}`, '14', '3'],
  ]).flat();
  return [['date', 'shelter', 'in_service', 'occupied'], ...nights].map((cells, i) => ({ line: i + 1, cells }));
};
const importing = (target: Target, rows: SheetRow[], onLines: (lines: number) => void = () => undefined) =>
  importFile(target, rows, PROFILE, {
    dryRun: false,
    skipBad: false,
    now: Date.parse('2026-11-25T12:00:00Z'),
    onLines,
  });

describe('DR-12: given an import into a program that runs', () => {
  it('when it exceeds the rate limit, then every row is written all the same, and a person is served meanwhile', async () => {
    const place = await given({ address: { points: 60, seconds: 60 }, person: { points: 60, seconds: 60 } });
    const { browser, authenticator } = await activatedByPassword(haven, await invited(haven, 'p-zora'), ZORA);
    const target = await openTarget(place);
    let done = 0;
    const imported = importing(target, countsOf(400), (lines) => {
      done += lines;
    });
    const statuses: number[] = [];
    while (done < 700 && statuses.length < 20) {
      const body = { email: ZORA.email, password: PASSWORD, code: authenticator.nextCode() };
      statuses.push((await browser.post('/api/sign-in/password', body)).status);
    }
    expect(await imported).toMatchObject({ registered: 400, added: 800, same: 0, refused: [] });
    console.info(`import of 800 rows: ${statuses.length} sign-ins from the same address meanwhile`);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  it('when it gets Retry-After, then it waits so long, continues where it was, and says so', async () => {
    // Fewer in a second than are in flight at once, so that it is exceeded on any machine.
    const place = await given({ operator: { points: 4, seconds: 1 } });
    const waits: number[] = [];
    const target = await openTarget(place, (waited) => waits.push(waited));
    const began = performance.now();
    expect(await importing(target, countsOf(5))).toMatchObject({ added: 10 });
    expect(performance.now() - began).toBeGreaterThan(1_000);
    expect(waits.length).toBeGreaterThanOrEqual(1);
    expect(waits.length).toBeLessThan(10);
    expect(new Set(waits)).toEqual(new Set([1]));
  });

  it('IM-4: when two people import the same file at once, then both succeed, and each night is recorded once', async () => {
    const place = await given();
    const [one, other] = await Promise.all([openTarget(place), openTarget(place)]);
    const both = await Promise.all([importing(one, countsOf(40)), importing(other, countsOf(40))]);
    expect(both.map(({ refused, faults }) => [...refused, ...faults])).toEqual([[], []]);
    const sum = (of: 'registered' | 'added' | 'same') => both[0]![of] + both[1]![of];
    expect([sum('registered'), sum('added'), sum('same')]).toEqual([40, 80, 80]);
  });

  it('when it is refused without a retry, then it stops with the reason', async () => {
    const target = await openTarget(await given());
    await haven.registerShelter('t-1');
    const stopped = await importing(target, countsOf(3));
    expect(stopped).toMatchObject({
      written: false,
      refused: [{ line: 4, typed: expect.stringContaining('no_right') }],
    });
  });
});
