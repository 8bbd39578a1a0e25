import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { Conditions } from './environment/conditions.ts';
import { ServerTime } from './environment/server-time.ts';
import { ClockWatch } from './feed/clock-watch.ts';
import { type HttpProgram, memoryStore, startHttpProgram } from './testing/http-program.ts';
import { ManualClock } from './testing/manual-clock.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-11-25T01:00:00.000Z');
const ONE = { party: { adults: 1, children: 0 } };
const BEHIND = /newest fact of the log is (\d+ (minutes|hours)) ahead/;

const log = { store: memoryStore() };
const running: HttpProgram[] = [];
beforeEach(() => {
  log.store = memoryStore();
});
afterEach(async () => {
  for (const program of running.splice(0)) await program.served.close();
});

/** A program on the log whose clock is this far from the right one, and what it writes for the operator. */
async function started(aheadMs: number) {
  const lines: string[] = [];
  const conditionLines = (line: string) => void lines.push(line);
  const clock = new ManualClock(START + aheadMs);
  const haven = await startHttpProgram(log.store, clock, {}, { conditionLines });
  running.push(haven);
  return { haven, clock, lines };
}
const healthOf = async ({ haven }: { readonly haven: HttpProgram }) =>
  (await haven.get(null, '/health/ready')).body as { status: string; conditions: string[] };
const lapsed = async () => (await log.store.read('shelter-lipa')).events.filter((e) => e.type === 'HoldLapsed').length;
const metric = async ({ haven }: { readonly haven: HttpProgram }) =>
  Number(/^haven_clock_behind_log_seconds (\S+)$/m.exec((await haven.get(null, '/metrics')).text)?.[1]);
const works = async (haven: HttpProgram, who = 'ana') => {
  const held = await haven.done(who, 'lipa', 'hold-beds', ONE);
  return haven.done(who, 'lipa', 'release-hold', { holdId: held.body.events.at(-1).holdId, reason: 'declined' });
};

describe('SH-5: given a clock that was ahead for two commands, and is right again', () => {
  it.each([
    [90_000, null],
    [10 * MINUTE, '10 minutes'],
    [120 * MINUTE, '120 minutes'],
  ])(
    'SH-5: when it was %d ms ahead, then the house goes on, and the operator is warned of what is too much',
    async (ahead, length) => {
      const wrong = await started(ahead);
      await wrong.haven.registerShelter('lipa');
      const right = await started(0);
      await works(right.haven);
      expect(await healthOf(right)).toMatchObject(
        length === null ? { status: 'ready', conditions: [] } : { status: 'degraded', conditions: ['clock_behind'] },
      );
      expect(right.lines.map((line) => BEHIND.exec(line)?.[1])).toEqual(length === null ? [] : [length]);
      expect(await metric(right)).toBeCloseTo(ahead / 1_000, 0);
      right.clock.advance(ahead);
      right.haven.program.clockWatch.check();
      expect((await healthOf(right)).status).toBe('ready');
      expect(right.lines.slice(1)).toEqual(length === null ? [] : ['The clock is at the log again.']);
    },
  );

  it('SH-5: when the program starts from a snapshot and reads no event, then it knows at once', async () => {
    const wrong = await started(120 * MINUTE);
    await wrong.haven.registerShelter('lipa');
    const lines: string[] = [];
    const conditions = new Conditions((line) => lines.push(line));
    const time = new ServerTime(new ManualClock(START));
    const { feed, cases } = wrong.haven.program;
    const watch = new ClockWatch({ feed, cases, time, conditions });
    watch.start();
    watch.stop();
    expect([conditions.names, lines]).toEqual([['clock_behind'], [expect.stringMatching(BEHIND)]]);
  });

  it('SH-5: when its timer is a moment early each time, then no minute is left out', async () => {
    const wrong = await started(120 * MINUTE);
    await wrong.haven.registerShelter('lipa');
    jest.useFakeTimers({ now: START, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    try {
      const lines: string[] = [];
      const conditions = new Conditions(
        (line) => lines.push(line),
        () => (Date.now() - START) * 0.9999,
      );
      const { feed, cases } = wrong.haven.program;
      const watch = new ClockWatch({ feed, cases, time: new ServerTime(new ManualClock(START)), conditions });
      watch.start();
      jest.advanceTimersByTime(10 * MINUTE + 30_000);
      watch.stop();
      expect(lines).toHaveLength(11);
    } finally {
      jest.useRealTimers();
    }
  });

  it('SH-5: when nothing is set right, then it is said every minute', () => {
    const lines: string[] = [];
    const passed = { ms: 0 };
    const conditions = new Conditions(
      (line) => lines.push(line),
      () => passed.ms,
    );
    for (const ms of [0, 59_999, 60_000, 119_999, 120_000]) {
      passed.ms = ms;
      conditions.begin('clock_behind', 'behind', 60_000);
    }
    expect(lines).toHaveLength(3);
  });
});

describe('SH-5: given two programs on one log, one of them with a wrong clock', () => {
  it.each([
    [-90_000, []],
    [-10 * MINUTE, ['clock_behind']],
    [-120 * MINUTE, ['clock_behind']],
  ])('SH-5: when it is %d ms behind, then both go on, and no hold ends by it', async (behind, conditions) => {
    const right = await started(0);
    await right.haven.registerShelter('lipa');
    const held = await right.haven.done('ana', 'lipa', 'hold-beds', ONE);
    const late = await started(behind);
    await works(late.haven);
    await works(right.haven, 'mila');
    expect((await healthOf(late)).conditions).toEqual(conditions);
    expect((await healthOf(right)).conditions).toEqual([]);
    const { expiresAt } = held.body.events.at(-1);
    const pass = Date.parse(expiresAt) + 61_000 - right.clock.now();
    for (const { haven } of [right, late]) haven.advance(pass);
    await late.haven.program.lapse.recordDue();
    expect(await lapsed()).toBe(0);
    await right.haven.program.lapse.recordDue();
    expect(await lapsed()).toBe(1);
  });

  it.each([10 * MINUTE, 120 * MINUTE])(
    'SH-5: when it is %d ms ahead, then the other says so and goes on',
    async (ahead) => {
      const right = await started(0);
      await right.haven.registerShelter('lipa');
      const fast = await started(ahead);
      await works(fast.haven);
      await right.haven.program.feed.waitFor(await log.store.head(), HANGS_MS);
      await works(right.haven, 'mila');
      right.haven.program.clockWatch.check();
      expect((await healthOf(right)).conditions).toEqual(['clock_behind']);
      expect((await healthOf(fast)).conditions).toEqual([]);
    },
  );
});
