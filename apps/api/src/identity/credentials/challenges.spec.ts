import { describe, expect, test } from '@jest/globals';
import { ManualClock } from '../../testing/manual-clock.ts';
import { Challenges } from './challenges.ts';

const SECRET = Buffer.alloc(32, 7);

function given() {
  const clock = new ManualClock();
  return { clock, challenges: new Challenges(SECRET, clock) };
}

describe('sealed challenges', () => {
  test('given a challenge, when it is returned in time for the same purpose, then its payload and id are there', () => {
    const { challenges } = given();
    const { sealed, id } = challenges.seal('oidc', { state: 's', verifier: 'v' });
    expect(challenges.open('oidc', sealed)).toEqual({ outcome: 'opened', id, payload: { state: 's', verifier: 'v' } });
  });

  test('given two replicas with the same secret, then each opens what the other sealed; with another secret, none', () => {
    const { clock, challenges } = given();
    const { sealed } = challenges.seal('oidc', 1);
    expect(new Challenges(SECRET, clock).open('oidc', sealed).outcome).toBe('opened');
    expect(new Challenges(Buffer.alloc(32, 8), clock).open('oidc', sealed)).toEqual({ outcome: 'forged' });
  });

  test('given a challenge, then its carrier can read nothing of it', () => {
    const { sealed } = given().challenges.seal('oidc', 'JBSWY3DPEHPK3PXP');
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('JBSWY3DPEHPK3PXP');
  });

  test('given five minutes, when it is returned a moment before, then it opens; at five minutes it has expired', () => {
    const { clock, challenges } = given();
    const { sealed, expiresAt } = challenges.seal('passkey_sign_in', null);
    expect(expiresAt - clock.now()).toBe(300_000);
    clock.advance(299_999);
    expect(challenges.open('passkey_sign_in', sealed).outcome).toBe('opened');
    clock.advance(1);
    expect(challenges.open('passkey_sign_in', sealed)).toEqual({ outcome: 'expired' });
  });

  test('given a challenge for one purpose, when it is brought for another, then it does not count', () => {
    const { challenges } = given();
    const { sealed } = challenges.seal('passkey_registration', { person: 'p1' });
    expect(challenges.open('passkey_sign_in', sealed)).toEqual({ outcome: 'other_purpose' });
  });

  test('given any single bit flipped, cut or added, then it is forged', () => {
    const { challenges } = given();
    const bytes = Buffer.from(challenges.seal('oidc', {}).sealed, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const other = Buffer.from(bytes);
      other[bit >> 3]! ^= 1 << (bit & 7);
      expect(challenges.open('oidc', other.toString('base64url'))).toEqual({ outcome: 'forged' });
    }
    expect(challenges.open('oidc', bytes.subarray(1).toString('base64url'))).toEqual({ outcome: 'forged' });
    expect(challenges.open('oidc', `${bytes.toString('base64url')}A`)).toEqual({ outcome: 'forged' });
    expect(challenges.open('oidc', `${bytes.toString('base64url')}=`)).toEqual({ outcome: 'forged' });
  });

  test.each(['', 'x', '💛', '{}', 'A'.repeat(38), 'A'.repeat(10_000)])('given %j, then it is forged', (text) => {
    expect(given().challenges.open('oidc', text)).toEqual({ outcome: 'forged' });
  });

  test('given a short secret, then nothing is sealed', () => {
    expect(() => new Challenges(Buffer.alloc(31, 1), new ManualClock())).toThrow('at least 32 bytes');
  });
});
