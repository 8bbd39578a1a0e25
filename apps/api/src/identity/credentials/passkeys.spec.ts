import { describe, expect, test } from '@jest/globals';
import { claimedHandle } from './passkey-answers.ts';
import {
  claimedPasskey,
  type Passkey,
  passkeySite,
  registrationOptions,
  signInOptions,
  verifyRegistration,
  verifySignIn,
} from './passkeys.ts';
import { type Ceremony, SoftPasskey } from './testing/soft-passkey.ts';

const SITE = passkeySite('https://haven.example')!;
const PERSON = { handle: 'p-7f3a', name: 'mila', displayName: 'Mila' };

async function registered(ceremony: Partial<Ceremony> = {}) {
  const device = new SoftPasskey(PERSON.handle);
  const { challenge } = await registrationOptions(SITE, 'Duty rota', PERSON, []);
  const answer = device.create({ challenge, ...SITE, ...ceremony });
  return { device, result: await verifyRegistration(SITE, challenge, answer) };
}

async function registerDevice(): Promise<{ device: SoftPasskey; passkey: Passkey }> {
  const { device, result } = await registered();
  if (!result.ok) throw new Error(result.fault);
  return { device, passkey: result.passkey };
}

/** Signs in with what the ceremony changes, against the passkey as it is kept. */
async function shown(change: Partial<Ceremony> = {}, stored: Partial<Passkey> = {}, handle = PERSON.handle) {
  const { device, passkey } = await registerDevice();
  const { challenge } = await signInOptions(SITE);
  const answer = device.get({ challenge, ...SITE, ...change });
  return verifySignIn(SITE, challenge, answer, { ...passkey, ...stored }, handle);
}

describe('where passkeys are good', () => {
  test.each([
    ['https://haven.example', { origin: 'https://haven.example', rpId: 'haven.example' }],
    ['https://haven.example:8443/path', { origin: 'https://haven.example:8443', rpId: 'haven.example' }],
    ['http://localhost:4000', { origin: 'http://localhost:4000', rpId: 'localhost' }],
    ['http://haven.example', null],
    ['http://127.0.0.1:4000', null],
    ['https://[::1]', null],
    ['haven', null],
  ])('given %s, then it is %j', (origin, site) => {
    expect(passkeySite(origin)).toEqual(site);
  });
});

describe('registering a passkey', () => {
  test('given the options, then the key must be discoverable, verify its user, and have no attestation', async () => {
    const { passkey } = await registerDevice();
    const options = await registrationOptions(SITE, 'Duty rota', PERSON, [passkey]);
    expect(options.authenticatorSelection).toMatchObject({ residentKey: 'required', userVerification: 'required' });
    expect(options.attestation).toBe('none');
    expect(options.rp).toEqual({ id: 'haven.example', name: 'Duty rota' });
    expect(Buffer.from(options.user.id, 'base64url').toString()).toBe(PERSON.handle);
    expect(options.pubKeyCredParams.map(({ alg }) => alg)).toEqual([-8, -7, -257]);
    expect(options.excludeCredentials).toEqual([
      { id: passkey.credentialId, type: 'public-key', transports: ['internal', 'hybrid'] },
    ]);
    expect(Buffer.from(options.challenge, 'base64url').length).toBeGreaterThanOrEqual(32);
  });

  test('given a device that created a key, then the stored passkey is plain data', async () => {
    const { device, result } = await registered({ backedUp: true });
    expect(result).toEqual({
      ok: true,
      passkey: {
        credentialId: device.id,
        publicKey: expect.stringMatching(/^[\w-]{100,}$/),
        counter: 0,
        transports: ['internal', 'hybrid'],
        backedUp: true,
      },
    });
  });

  test.each([
    ['other_challenge', { challenge: 'c29tZXRoaW5nIGVsc2U' }],
    ['other_site', { origin: 'https://haven.example.evil.example' }],
    ['other_site', { client: { crossOrigin: true } }],
    ['malformed', { client: { type: 'webauthn.get' } }],
    ['invalid', { rpId: 'evil.example' }],
    ['person_not_verified', { verified: false }],
  ] as const)('given an answer that is %s, then it is refused as that: %j', async (fault, change) => {
    expect((await registered(change)).result).toEqual({ ok: false, fault });
  });

  test('given an answer with another id than the key in it, then it is refused', async () => {
    const device = new SoftPasskey(PERSON.handle);
    const { challenge } = await registrationOptions(SITE, 'Duty rota', PERSON, []);
    const id = new SoftPasskey(PERSON.handle).id;
    const answer = { ...device.create({ challenge, ...SITE }), id, rawId: id };
    expect(await verifyRegistration(SITE, challenge, answer)).toEqual({ ok: false, fault: 'invalid' });
  });

  test('given a self attestation, then it is accepted; with a certificate, however valid, it is not', async () => {
    const device = new SoftPasskey(PERSON.handle);
    const { challenge } = await registrationOptions(SITE, 'Duty rota', PERSON, []);
    const bySelf = device.create({ challenge, ...SITE }, 'by itself');
    expect(await verifyRegistration(SITE, challenge, bySelf)).toMatchObject({ ok: true });
    const byCertificate = device.create({ challenge, ...SITE }, 'by certificate');
    expect(await verifyRegistration(SITE, challenge, byCertificate)).toEqual({ ok: false, fault: 'invalid' });
  });

  test.each([null, 7, 'x', {}, { id: 'x' }, [], { id: 'a'.repeat(43), rawId: 'a'.repeat(43), type: 'public-key' }])(
    'given %j, then it is malformed',
    async (answer) => {
      expect(await verifyRegistration(SITE, 'challenge', answer)).toEqual({ ok: false, fault: 'malformed' });
      expect(claimedPasskey(answer)).toBeNull();
      expect(claimedHandle(answer)).toBeNull();
    },
  );
});

describe('signing in by a passkey', () => {
  test('given the options, then nobody types a name, and the person is verified', async () => {
    const options = await signInOptions(SITE);
    expect(options).toMatchObject({ rpId: 'haven.example', userVerification: 'required' });
    expect(options.allowCredentials).toBeUndefined();
    const { passkey } = await registerDevice();
    expect((await signInOptions(SITE, [passkey])).allowCredentials).toHaveLength(1);
    expect((await signInOptions(SITE, [])).allowCredentials).toEqual([]);
  });

  test('given the registered device, then it is accepted, and is looked up by the id it claims', async () => {
    const { device, passkey } = await registerDevice();
    const { challenge } = await signInOptions(SITE);
    const answer = device.get({ challenge, ...SITE, backedUp: true });
    expect(claimedPasskey(answer)).toBe(passkey.credentialId);
    expect(claimedHandle(answer)).toBe(PERSON.handle);
    expect(claimedHandle({ ...answer, response: { ...answer.response, userHandle: null } })).toBeNull();
    expect(await verifySignIn(SITE, challenge, answer, passkey, PERSON.handle)).toEqual({
      ok: true,
      credentialId: passkey.credentialId,
      counter: 0,
      backedUp: true,
    });
  });

  test.each([
    ['other_challenge', { challenge: 'c29tZXRoaW5nIGVsc2U' }],
    ['other_site', { origin: 'https://evil.example' }],
    ['other_site', { origin: 'http://haven.example' }],
    ['other_site', { client: { crossOrigin: true } }],
    ['malformed', { client: { type: 'webauthn.create' } }],
    ['invalid', { rpId: 'evil.example' }],
    ['person_not_verified', { verified: false }],
  ] as const)('given an answer that is %s, then it is refused as that: %j', async (fault, change) => {
    expect(await shown(change)).toEqual({ ok: false, fault });
  });

  test('given an answer of another device, then it is invalid, with any id', async () => {
    const { passkey } = await registerDevice();
    const attacker = new SoftPasskey(PERSON.handle);
    const { challenge } = await signInOptions(SITE);
    const answer = attacker.get({ challenge, ...SITE });
    const claimed = { ...answer, id: passkey.credentialId, rawId: passkey.credentialId };
    for (const sent of [answer, claimed]) {
      expect(await verifySignIn(SITE, challenge, sent, passkey, PERSON.handle)).toEqual({
        ok: false,
        fault: 'invalid',
      });
    }
  });

  test('given a passkey that claims another owner, then it is invalid', async () => {
    expect(await shown({}, {}, 'p-other')).toEqual({ ok: false, fault: 'invalid' });
  });

  test.each([
    [0, 0, true],
    [0, 1, true],
    [7, 8, true],
    [7, 7, false],
    [7, 6, false],
    [7, 0, false],
  ])('given a stored counter of %d and a shown one of %d, then it is accepted: %s', async (before, now, taken) => {
    const result = await shown({ counter: now }, { counter: before });
    if (taken) expect(result).toMatchObject({ ok: true, counter: now });
    else expect(result).toEqual({ ok: false, fault: 'cloned' });
  });

  test('given a bad signature with an old counter, then it is invalid, and no key is called cloned', async () => {
    const { device, passkey } = await registerDevice();
    const { challenge } = await signInOptions(SITE);
    const answer = device.get({ challenge, ...SITE, counter: 1 });
    const forged = { ...answer, response: { ...answer.response, signature: 'AAAA' } };
    const result = await verifySignIn(SITE, challenge, forged, { ...passkey, counter: 7 }, PERSON.handle);
    expect(result).toEqual({ ok: false, fault: 'invalid' });
  });

  test('given an empty challenge, then no answer is accepted', async () => {
    const { device, passkey } = await registerDevice();
    const answer = device.get({ challenge: '', ...SITE });
    const result = await verifySignIn(SITE, '', answer, passkey, PERSON.handle);
    expect(result).toEqual({ ok: false, fault: 'other_challenge' });
  });
});
