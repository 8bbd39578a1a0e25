import { describe, expect, test } from '@jest/globals';
import { PASSWORD_FAULTS } from '@safe-haven/contracts';
import fc from 'fast-check';
import { networkOf } from '../../limits/addresses.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { Challenges } from './challenges.ts';
import { SignInDelays } from './delays.ts';
import { checkOneTimeCode } from './one-time-codes.ts';
import { claimedHandle } from './passkey-answers.ts';
import { claimedPasskey, passkeySite, verifyRegistration, verifySignIn } from './passkeys.ts';
import { readPhc } from './password-hash.ts';
import { passwordFault } from './password-rules.ts';
import { findRecoveryCode } from './recovery-codes.ts';
import { serviceTokenHashOf } from './tokens.ts';

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const HASHES = ['47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU', '', 'é'];
const SITE = passkeySite('https://haven.example')!;
const PASSKEY = { credentialId: 'a'.repeat(43), publicKey: 'pQ', counter: 0, transports: [], backedUp: false };

/** Any text, broken characters too. */
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.base64String());
const base64url = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('base64url'));
const clientData = fc
  .record({
    type: fc.constantFrom('webauthn.get', 'webauthn.create'),
    challenge: fc.constant('c'),
    crossOrigin: fc.boolean(),
  })
  .map((claim) => Buffer.from(JSON.stringify({ ...claim, origin: SITE.origin })).toString('base64url'));
/** Shaped like an answer of a browser, with anything inside. */
const answer = fc.record({
  id: fc.constant(PASSKEY.credentialId),
  rawId: fc.constant(PASSKEY.credentialId),
  type: fc.constant('public-key'),
  response: fc.record({
    clientDataJSON: fc.oneof(clientData, base64url),
    attestationObject: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: fc.oneof(base64url, fc.constant(null), fc.constant(undefined)),
  }),
});

describe('given any input from the network', () => {
  test('given any text, then each check returns a value, and nobody is signed in', () => {
    const clock = new ManualClock();
    const challenges = new Challenges(Buffer.alloc(32, 1), clock);
    const delays = new SignInDelays(clock);
    fc.assert(
      fc.property(text, text, (password, other) => {
        expect(checkOneTimeCode(`x${password}`, SECRET, 0, clock)).toEqual({ outcome: 'wrong' });
        expect(findRecoveryCode(password, HASHES)).toBeNull();
        expect(challenges.open('oidc', password)).toEqual({ outcome: 'forged' });
        expect(serviceTokenHashOf(password)).toBeNull();
        expect(readPhc(password)).toBeNull();
        expect([null, ...PASSWORD_FAULTS]).toContain(passwordFault(password, { personal: [other], program: [other] }));
        expect(networkOf(password)).toEqual(expect.any(String));
        expect(delays.attempt(password, { address: other, device: null }).allowed).toEqual(expect.any(Boolean));
      }),
    );
  });

  test('given any JSON in the place of a passkey, then it is refused by name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.jsonValue(), answer), async (sent) => {
        expect(await verifyRegistration(SITE, 'c', sent)).toEqual({ ok: false, fault: expect.any(String) });
        expect(await verifySignIn(SITE, 'c', sent, PASSKEY, 'p-1')).toEqual({ ok: false, fault: expect.any(String) });
        expect([null, PASSKEY.credentialId]).toContain(claimedPasskey(sent));
        expect(claimedHandle(sent)?.length ?? 0).toBeLessThanOrEqual(88);
      }),
    );
  });
});
