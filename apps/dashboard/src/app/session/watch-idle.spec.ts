import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { done, FakeServer, refusal } from '../../net/server.fixture.ts';
import { activityReporter } from '../../net/session/activity-reporter.ts';
import { type IdleSettings, type IdleWatch, watchIdle } from './watch-idle.ts';

const NOW = Date.parse('2026-11-25T02:00:00.000Z');
const MINUTE = 60_000;
let watch: IdleWatch | undefined;
let calls: string[] = [];

function given(part: Partial<IdleSettings> = {}): IdleWatch {
  calls = [];
  watch = watchIdle({
    idleMs: 15 * MINUTE,
    endsAt: NOW + 12 * 60 * MINUTE,
    now: () => Date.now(),
    onUse: () => calls.push('use'),
    onWarn: (left) => calls.push(left === null ? 'no warning' : `warning ${Math.ceil(left / 1_000)}`),
    onOver: () => calls.push('over'),
    ...part,
  });
  return watch;
}
const after = (ms: number) => jest.advanceTimersByTime(ms);
const use = (type = 'keydown') => void dispatchEvent(new Event(type));

beforeEach(() => void jest.useFakeTimers({ now: NOW }));
afterEach(() => {
  watch?.stop();
  jest.useRealTimers();
});

describe('an unused screen', () => {
  it('warns 20 s before and then locks, once', () => {
    given();
    after(15 * MINUTE - 21_000);
    expect(calls).toEqual([]);
    after(1_000);
    expect(calls).toEqual(['warning 20']);
    after(30_000);
    expect(calls.filter((s) => s === 'over')).toHaveLength(1);
    expect(calls.at(-2)).toBe('warning 1');
    after(60 * MINUTE);
    expect(calls.at(-1)).toBe('over');
  });

  it('is a used one again at every key, press, wheel and touch, but not when a pointer is moved', () => {
    given();
    for (const type of ['keydown', 'pointerdown', 'wheel', 'touchstart']) {
      after(14 * MINUTE);
      use(type);
    }
    expect(calls).toEqual(['use', 'use', 'use', 'use']);
    after(14 * MINUTE);
    use('pointermove');
    after(MINUTE);
    expect(calls.at(-1)).toBe('over');
  });

  it('stays signed in only by a choice while the warning is shown', () => {
    const idle = given();
    after(15 * MINUTE - 10_000);
    use('pointerdown');
    expect(calls).not.toContain('use');
    idle.stay();
    expect(calls.slice(-2)).toEqual(['no warning', 'use']);
    after(15 * MINUTE - 21_000);
    expect(calls.at(-1)).toBe('use');
  });

  it('locks at the first check after the device was asleep', () => {
    given();
    jest.setSystemTime(NOW + 9 * 60 * MINUTE);
    after(1_000);
    expect(calls).toEqual(['over']);
  });

  it('locks at the end of the session however much it is used', () => {
    given({ endsAt: NOW + 5 * MINUTE });
    after(4 * MINUTE);
    use();
    after(MINUTE);
    expect(calls.at(-1)).toBe('over');
  });

  it('is watched no more once the watch has stopped', () => {
    given().stop();
    after(20 * MINUTE);
    use();
    expect(calls).toEqual([]);
  });
});

describe('the server', () => {
  it('gets activity reports at most once a minute, and none from an unattended screen', () => {
    const server = new FakeServer({ '/api/me/seen': done });
    const resume = activityReporter(() => Date.now(), jest.fn());
    resume();
    after(59_000);
    resume();
    expect(server.sent).toHaveLength(0);
    after(1_000);
    resume();
    resume();
    expect(server.to('/api/me/seen')).toMatchObject([{ method: 'POST', path: '/api/me/seen', body: {} }]);
    after(10 * MINUTE);
    expect(server.sent).toHaveLength(1);
  });

  it('that no longer knows the session ends it here', async () => {
    new FakeServer({ '/api/me/seen': refusal(401, 'not_signed_in') });
    const onEnded = jest.fn();
    const resume = activityReporter(() => Date.now(), onEnded);
    after(MINUTE);
    resume();
    await jest.advanceTimersByTimeAsync(0);
    expect(onEnded).toHaveBeenCalledTimes(1);
  });
});
