import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { activatedByPassword, invited } from '../identity/testing/invited.ts';
import { operatorOf } from '../privacy/operator/account.ts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';

const ONE = { party: { adults: 1, children: 0 } };

let haven: HttpProgram;
beforeEach(async () => {
  haven = await startHttpProgram();
  await haven.registerShelter('lipa');
});
afterEach(() => haven.served.close());

const numbers = async () => (await haven.get(null, '/metrics')).text.split('\n');

describe('OP-14: what the numbers say of a program', () => {
  it('counts commands by what became of them, appends, and events by type', async () => {
    await haven.done('ana', 'lipa', 'hold-beds', ONE);
    expect((await haven.send('ana', 'lipa', 'hold-beds', { party: { adults: 9, children: 0 } })).status).toBe(409);
    const lines = await numbers();
    expect(lines).toContain('haven_commands_total{kind="shelter",outcome="rejected"} 1');
    expect(lines).toContain('haven_events_projected_total{type="BedsHeld"} 1');
    expect(lines.find((line) => line.startsWith('haven_append_seconds_count{outcome="appended"}'))).toBeDefined();
    for (const reader of ['board', 'late_board'])
      expect(lines).toContain(`haven_reader_behind_seconds{reader="${reader}"} 0`);
    for (const line of [
      'haven_commands_unfinished 0',
      'haven_webhooks{state="failing"} 0',
      'haven_condition{name="disk_full"} 0',
    ])
      expect(lines).toContain(line);
  });

  it('tells holds that run from those that are over, until their end is recorded', async () => {
    const { body } = await haven.done('ana', 'lipa', 'hold-beds', ONE);
    expect(await numbers()).toContain('haven_holds{state="running"} 1');
    // Its end is recorded after a minute of grace.
    haven.clock.advance(Date.parse(body.events.at(-1).expiresAt) - haven.clock.now() + 30_000);
    expect(await numbers()).toContain('haven_holds{state="over"} 1');
    haven.clock.advance(60_000);
    await eventually(numbers, (lines) => lines.includes('haven_holds{state="over"} 0'));
  });
});

describe('OP-17: the page for administrators', () => {
  it('says how the program is to them alone, and nothing of how much happens', async () => {
    expect((await haven.get('ana', '/api/system')).status).toBe(403);
    await haven.done('ana', 'lipa', 'hold-beds', ONE);
    const { status, body } = await haven.get('ada', '/api/system');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'ready',
      concerns: [],
      store: 'memory',
      lastBackupAt: null,
      readerBehindMs: 0,
    });
    expect(Object.keys(body).filter((key) => /hold|house|bed|event/i.test(key))).toEqual([]);
  });

  it('says that nothing was ever copied, and that no daily work is set up, though it runs well', async () => {
    const real = await startHttpProgram(memoryStore(), new ManualClock(), { demo: false });
    const link = await invited(real, 'p-kata', { role: 'administrator', organisation: null, country: null });
    const { browser } = await activatedByPassword(real, link, { name: 'Kata', email: 'kata@example.org' });
    const { body } = await browser.get('/api/system');
    await real.served.close();
    expect(body).toMatchObject({
      status: 'ready',
      concerns: [{ code: 'backup_none' }, { code: 'daily_none' }],
    });
  });

  it('names a clock that is wrong, and when the log was last copied', async () => {
    const { store } = haven.program;
    const ahead = await startHttpProgram(store, new ManualClock(haven.clock.now() + 600_000));
    await ahead.done('ana', 'lipa', 'pause-intake', { reason: 'other' });
    await ahead.program.accessLog.append({ type: 'OperatorActed', act: 'backup' }, operatorOf('1000'));
    await ahead.served.close();
    await haven.program.feed.waitFor(await store.head(), HANGS_MS);
    haven.program.clockWatch.check();
    const { body } = await haven.get('ada', '/api/system');
    expect(body).toMatchObject({ status: 'degraded', concerns: [{ code: 'clock_behind', count: null }] });
    expect(body.lastBackupAt).toMatch(/^2026-/);
    expect(body.clockBehindMs).toBeGreaterThan(500_000);
  });
});
