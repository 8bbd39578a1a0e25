import { describe, expect, test } from '@jest/globals';
import { networkOf, siteOf } from '../../limits/addresses.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { DELAY_LIMITS, type DelayLimits, type From, SignInDelays } from './delays.ts';

const MILA = 'mila@sos.example';
const at = (address: string, device: string | null = null): From => ({ address, device });
const HERE = at('203.0.113.7');
const THERE = at('198.51.100.20');
const ATTACKER = at('192.0.2.66');

function given(limits: Partial<DelayLimits> = {}) {
  const clock = new ManualClock();
  const delays = new SignInDelays(clock, { ...DELAY_LIMITS, ...limits });
  /** Waits for the returned delay, and returns it. */
  const wrongWhenAllowed = (account: string, address: From): number => {
    const answer = delays.attempt(account, address);
    if (answer.allowed) return 0;
    clock.advance(answer.retryAfterMs);
    expect(delays.attempt(account, address)).toEqual({ allowed: true });
    return answer.retryAfterMs;
  };
  return { clock, delays, wrongWhenAllowed };
}

describe('delays after wrong attempts', () => {
  test('given one wrong attempt after another, then each waits twice as long as the one before, at most 15 min', () => {
    const { wrongWhenAllowed } = given();
    const waits = Array.from({ length: 14 }, () => wrongWhenAllowed(MILA, HERE) / 1000);
    expect(waits).toEqual([0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
  });

  test('given somebody who has to wait, when they try a moment too early, then the wait grows no longer', () => {
    const { clock, delays } = given();
    delays.attempt(MILA, HERE);
    clock.advance(999);
    expect(delays.attempt(MILA, HERE)).toEqual({ allowed: false, why: 'wait', retryAfterMs: 1 });
    clock.advance(1);
    expect(delays.attempt(MILA, HERE)).toEqual({ allowed: true });
  });

  test('given wrong attempts, when one is right, then all is forgotten', () => {
    const { delays, wrongWhenAllowed } = given();
    for (let i = 0; i < 5; i++) wrongWhenAllowed(MILA, HERE);
    delays.succeeded(MILA, HERE);
    expect(delays.attempt(MILA, HERE)).toEqual({ allowed: true });
  });

  test('given an attempt that was not checked, then it does not count, and what was before still does', () => {
    const { clock, delays } = given();
    delays.attempt(MILA, HERE);
    delays.notTried(MILA, HERE);
    expect(delays.attempt(MILA, HERE)).toEqual({ allowed: true });
    clock.advance(1_000);
    delays.attempt(MILA, HERE);
    delays.notTried(MILA, HERE);
    expect(delays.attempt(MILA, HERE)).toEqual({ allowed: true });
    expect(delays.attempt(MILA, HERE)).toEqual({ allowed: false, why: 'wait', retryAfterMs: 2_000 });
  });

  test('DR-1: given a name in other letters or another address of the same site, then it is the same pair', () => {
    const { delays } = given();
    delays.attempt(MILA, at('2001:db8:1:2::1'));
    expect(delays.attempt(' Mila@SOS.example', at('2001:db8:1:2:ffff::9')).allowed).toBe(false);
    // One of the 65,536 networks of the same site.
    expect(delays.attempt(MILA, at('2001:db8:1:3::1')).allowed).toBe(false);
    expect(delays.attempt(MILA, at('2001:db8:2:2::1')).allowed).toBe(true);
  });

  test('given a day without a try, then wrong attempts are forgotten; a minute sooner, they are not', () => {
    const { clock, delays, wrongWhenAllowed } = given();
    for (let i = 0; i < 12; i++) wrongWhenAllowed(MILA, HERE);
    clock.advance(24 * 3_600_000 - 60_000);
    delays.attempt(MILA, HERE);
    expect(delays.attempt(MILA, HERE)).toMatchObject({ retryAfterMs: 900_000 });
    clock.advance(24 * 3_600_000);
    delays.attempt(MILA, HERE);
    expect(delays.attempt(MILA, HERE)).toMatchObject({ retryAfterMs: 1_000 });
  });

  test('given an account that exists and one that does not, then the same tries get the same answers', () => {
    const run = (account: string) => {
      const { clock, delays } = given();
      return Array.from({ length: 300 }, () => {
        clock.advance(700);
        return delays.attempt(account, HERE);
      });
    };
    expect(run('nobody@nowhere.example')).toEqual(run(MILA));
  });
});

describe('10,000 tries', () => {
  test('given one account from one address, ten a second, then ten are checked; the owner can sign in meanwhile', () => {
    const { clock, delays } = given();
    let checked = 0;
    for (let i = 0; i < 10_000; i++) {
      if (delays.attempt(MILA, ATTACKER).allowed) checked++;
      clock.advance(100);
      if (i % 1_000 === 0) {
        expect(delays.attempt(MILA, HERE)).toEqual({ allowed: true });
        delays.succeeded(MILA, HERE);
      }
    }
    // 1,000 s: after 0, 1, 3, 7 … 511 s.
    expect(checked).toBe(10);
    expect(delays.attempt(MILA, THERE)).toEqual({ allowed: true });
  });

  test('given all at once, then one is checked', () => {
    const { delays } = given();
    const answers = Array.from({ length: 10_000 }, () => delays.attempt(MILA, ATTACKER));
    expect(answers.filter((answer) => answer.allowed)).toHaveLength(1);
  });

  test('given 10,000 accounts from one address, then a hundred are checked in a quarter of an hour', () => {
    const { clock, delays } = given();
    let checked = 0;
    for (let i = 0; i < 10_000; i++) {
      if (delays.attempt(`person-${i}@sos.example`, ATTACKER).allowed) checked++;
      clock.advance(80);
    }
    expect(checked).toBe(100);
    expect(delays.attempt('late@sos.example', ATTACKER)).toMatchObject({ allowed: false, why: 'address' });
    expect(delays.attempt('person-1@sos.example', HERE)).toEqual({ allowed: true });
    clock.advance(DELAY_LIMITS.windowMs);
    expect(delays.attempt('late@sos.example', ATTACKER)).toEqual({ allowed: true });
  });

  test('DR-1: given every network of one site in turn, then the site as a whole has a limit too', () => {
    const { delays } = given();
    const from = (i: number) => at(`2001:db8:1:${(i % 100).toString(16)}::1`);
    const allowed = Array.from({ length: 3_000 }, (_, i) => delays.attempt(`person-${i}@sos.example`, from(i)).allowed);
    expect(allowed.filter(Boolean)).toHaveLength(DELAY_LIMITS.perSite);
    expect(delays.attempt('late@sos.example', at('2001:db8:2:1::1'))).toEqual({ allowed: true });
  });

  test('DR-3: given somebody whose device is known, when another there floods, then they still get in', () => {
    const { clock, delays } = given();
    const desk = { ...HERE, device: 'the desk of hers' };
    for (let i = 0; i < 10_000; i++) delays.attempt(`person-${i}@sos.example`, HERE);
    for (let i = 0; i < 20; i++) delays.attempt(MILA, HERE);
    expect(delays.attempt('vera@sos.example', HERE)).toMatchObject({ allowed: false, why: 'address' });
    expect(delays.attempt(MILA, desk)).toEqual({ allowed: true });
    clock.advance(1);
    expect(delays.attempt(MILA, desk)).toMatchObject({ allowed: false, why: 'wait' });
  });

  test('given attempts under ever new names and addresses, then the memory used stays bounded', () => {
    const { delays } = given({ pairs: 500 });
    for (let i = 0; i < 10_000; i++) delays.attempt(`${'x'.repeat(1_000)}${i}`, at(`198.18.${i >> 8}.${i & 255}`));
    expect(delays.size).toBe(1_000);
  });

  test('given attempts that are right, however many, then their address is not closed', () => {
    const { delays } = given();
    for (let i = 0; i < 1_000; i++) {
      expect(delays.attempt(`person-${i}@sos.example`, HERE)).toEqual({ allowed: true });
      delays.succeeded(`person-${i}@sos.example`, HERE);
    }
  });
});

describe('one network', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::ffff:cb00:7107', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['', 'unknown'],
    ['not an address', 'unknown'],
    ['1.2.3.4, 5.6.7.8', 'unknown'],
  ])('given %j, then it is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
    ['2001:db8::1', '2001:db8:0::/48'],
    ['not an address', 'unknown'],
  ])('given %j, then its site is %s', (address, site) => {
    expect(siteOf(address)).toBe(site);
  });
});
