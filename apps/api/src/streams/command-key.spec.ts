import { describe, expect, it } from '@jest/globals';
import { bodyHash } from './command-key.ts';

describe('the fingerprint of an idempotency key (SH-7)', () => {
  it('when the same body is written in another order, at any depth, then it is the same', () => {
    const one = { holdId: 'h', arrival: { from: 'a', until: undefined, to: 'b' }, beds: ['1', '2'] };
    const other = { beds: ['1', '2'], arrival: { to: 'b', from: 'a' }, holdId: 'h' };
    expect(bodyHash('expect-party', one)).toBe(bodyHash('expect-party', other));
  });

  it('when the command, a value or the order of a list is another, then it is another', () => {
    const hashes = [
      bodyHash('admit-party', { beds: ['1', '2'] }),
      bodyHash('move-party', { beds: ['1', '2'] }),
      bodyHash('admit-party', { beds: ['2', '1'] }),
      bodyHash('admit-party', { beds: ['1'] }),
    ];
    expect(new Set(hashes).size).toBe(4);
  });

  it('when a key of an older version is sent again, then its fingerprint is the same', () => {
    const body = {
      type: 'hold-beds',
      party: { women: 1, men: 0, sonsOldest: null },
      requestId: 'r-1',
      beds: ['a', 'b'],
    };
    expect(bodyHash('hold-beds', body)).toBe('jY7vht1UBfpQsxU0nB7rKH');
    expect(bodyHash('record-time', {})).toBe('dS7p3i1Uaz2p3FNZWZqsFU');
  });
});
