import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { ManualClock } from '../../testing/manual-clock.ts';
import { checkOneTimeCode, newOneTimeSecret, oneTimeUri } from './one-time-codes.ts';

/** The secret of RFC 6238, Appendix B: "12345678901234567890". */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

/** RFC 4226, 5.3, written out here so that the library is not judged by itself. */
function codeOf(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const number = mac.readUInt32BE(mac[19]! & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

const rfcCode = (step: number) => codeOf(Buffer.from('12345678901234567890'), step);
const at = (seconds: number) => new ManualClock(seconds * 1000);

describe('one-time codes', () => {
  test.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [2000000000, '279037'],
  ])('given the moment %d of RFC 6238, then the code of its table is right', (seconds, code) => {
    expect(checkOneTimeCode(code, RFC_SECRET, 0, at(seconds))).toEqual({
      outcome: 'right',
      step: Math.floor(seconds / 30),
    });
  });

  test('given a clock that differs by one step, then the code is accepted; by two steps, it is wrong', () => {
    const now = 2_000_000_010;
    const step = Math.floor(now / 30);
    const outcomes = [-2, -1, 0, 1, 2].map((d) => checkOneTimeCode(rfcCode(step + d), RFC_SECRET, 0, at(now)).outcome);
    expect(outcomes).toEqual(['wrong', 'right', 'right', 'right', 'wrong']);
  });

  test('given a code that was accepted, when it is shown again, then it is refused, and so is any older one', () => {
    const now = 2_000_000_010;
    const step = Math.floor(now / 30);
    const first = checkOneTimeCode(rfcCode(step), RFC_SECRET, 0, at(now));
    expect(first).toEqual({ outcome: 'right', step });
    for (const older of [step, step - 1]) {
      expect(checkOneTimeCode(rfcCode(older), RFC_SECRET, step, at(now))).toEqual({ outcome: 'shown_before' });
    }
    expect(checkOneTimeCode(rfcCode(step + 1), RFC_SECRET, step, at(now))).toEqual({
      outcome: 'right',
      step: step + 1,
    });
  });

  test('given a server clock that jumped back, then nothing throws and the old code stays refused', () => {
    const late = 2_000_000_010;
    const last = Math.floor(late / 30);
    const early = late - 3_600;
    const code = rfcCode(Math.floor(early / 30));
    expect(checkOneTimeCode(code, RFC_SECRET, last, at(early))).toEqual({ outcome: 'shown_before' });
  });

  test.each(['', '12345', '1234567', 'abcdef', '１２３４５６', '12 34', "' or 1=1", '-12345', '1e5000'])(
    'given %j, then it is wrong and nothing throws',
    (code) => {
      expect(checkOneTimeCode(code, RFC_SECRET, 0, at(59))).toEqual({ outcome: 'wrong' });
    },
  );

  test('given a code typed in two groups, then it is accepted', () => {
    expect(checkOneTimeCode('287 082', RFC_SECRET, 0, at(59)).outcome).toBe('right');
  });

  test('given fresh secrets, then each has 160 bits and no two are equal', () => {
    const secrets = Array.from({ length: 100 }, newOneTimeSecret);
    expect(new Set(secrets).size).toBe(100);
    for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  });

  test('given a neutral issuer, then the link for the app names it, the account and the secret', () => {
    const uri = new URL(oneTimeUri('Duty rota', 'mila', RFC_SECRET));
    expect(uri.protocol).toBe('otpauth:');
    expect(decodeURIComponent(uri.pathname)).toContain('Duty rota:mila');
    expect(uri.searchParams.get('secret')).toBe(RFC_SECRET);
    expect(uri.searchParams.get('issuer')).toBe('Duty rota');
  });
});
