import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { registrationAnswer, signInAnswer } from './passkey-answers.ts';
import { attestationFault, clientFault, ownerFault, type PasskeyFault, type PasskeySite } from './passkey-faults.ts';

export type { PasskeySite } from './passkey-faults.ts';

/** What people have in their pockets: EdDSA (Ed25519), ES256 (P-256) and RS256, by their numbers in the IANA registry of COSE. */
const ALGORITHMS = [-8, -7, -257];
/** 250 files, most of them for certificates that we refuse: loaded at the first passkey, not at the start. */
const webauthn = () => import('@simplewebauthn/server');
/** As long as a challenge is good. */
const TIMEOUT_MS = 5 * 60_000;

/** What is kept of a passkey; nothing of it is secret, but it tells devices apart, so it is kept sealed. */
export interface Passkey {
  readonly credentialId: string;
  /** A COSE key in base64url. */
  readonly publicKey: string;
  /** How often it was used, as its device counts; 0 where it does not. */
  readonly counter: number;
  readonly transports: readonly string[];
  /** It is copied to the person's other devices by their maker. */
  readonly backedUp: boolean;
}

export type PasskeyRegistered = { readonly ok: true; readonly passkey: Passkey } | Refused;
export type PasskeyShown =
  | { readonly ok: true; readonly credentialId: string; readonly counter: number; readonly backedUp: boolean }
  | Refused;
interface Refused {
  readonly ok: false;
  readonly fault: PasskeyFault;
}
const refused = (fault: PasskeyFault): Refused => ({ ok: false, fault });

/** Null when no browser makes passkeys there: they need https (or `localhost`) and a name, not an IP address. */
export function passkeySite(origin: string): PasskeySite | null {
  if (!URL.canParse(origin)) return null;
  const { protocol, hostname, origin: exact } = new URL(origin);
  const local = hostname === 'localhost' || hostname.endsWith('.localhost');
  if (protocol !== 'https:' && !(protocol === 'http:' && local)) return null;
  return /^\[|^[\d.]+$/.test(hostname) ? null : { origin: exact, rpId: hostname };
}

/**
 * What a browser needs to make a passkey: one that its device finds by itself (no name has to be typed) and guards with
 * a finger, a face or a PIN. `challenge` in it is to be sealed for the person, and given to `verifyRegistration`.
 *
 * @param handle the person's id; the device keeps it and gives it back, so it says nothing about them
 */
export async function registrationOptions(
  site: PasskeySite,
  program: string,
  person: { readonly handle: string; readonly name: string; readonly displayName: string },
  existing: readonly Passkey[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await webauthn();
  return generateRegistrationOptions({
    rpName: program,
    rpID: site.rpId,
    userID: new TextEncoder().encode(person.handle),
    userName: person.name,
    userDisplayName: person.displayName,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    timeout: TIMEOUT_MS,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: existing.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: [...transports],
    })),
  });
}

/** Checks what a browser made of `registrationOptions`; `answer` is whatever came over the wire. */
export async function verifyRegistration(
  site: PasskeySite,
  challenge: string,
  answer: unknown,
): Promise<PasskeyRegistered> {
  const parsed = registrationAnswer.safeParse(answer).data;
  if (!parsed) return refused('malformed');
  const fault = clientFault(site, challenge, 'webauthn.create', parsed) ?? (await attestationFault(parsed));
  if (fault) return refused(fault);
  try {
    const { verifyRegistrationResponse } = await webauthn();
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: parsed,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      supportedAlgorithmIDs: ALGORITHMS,
      requireUserVerification: false,
    });
    if (!verified) return refused('invalid');
    const { credential, credentialBackedUp, userVerified } = registrationInfo;
    if (!userVerified) return refused('person_not_verified');
    if (credential.id !== parsed.id) return refused('invalid');
    const publicKey = Buffer.from(credential.publicKey).toString('base64url');
    const { id: credentialId, counter } = credential;
    return {
      ok: true,
      passkey: {
        credentialId,
        publicKey,
        counter,
        transports: parsed.response.transports,
        backedUp: credentialBackedUp,
      },
    };
  } catch {
    return refused('invalid');
  }
}

/**
 * What a browser needs to show a passkey. Without `only` it offers every passkey it has for the site: nobody types a
 * name, and the answer is the same for everybody. With it, one of the person's own, for a step-up.
 */
export async function signInOptions(
  site: PasskeySite,
  only: readonly Passkey[] | null = null,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await webauthn();
  return generateAuthenticationOptions({
    rpID: site.rpId,
    userVerification: 'required',
    timeout: TIMEOUT_MS,
    ...(only && {
      allowCredentials: only.map(({ credentialId, transports }) => ({ id: credentialId, transports: [...transports] })),
    }),
  });
}

/** Which passkey an answer claims to be, to look it up by; nothing about it is proven yet. Null for nonsense. */
export const claimedPasskey = (answer: unknown): string | null => signInAnswer.safeParse(answer).data?.id ?? null;

/**
 * Checks that the passkey that is kept signed the challenge, on our site, after it saw its person.
 *
 * @param passkey as it is kept, with the newest counter
 * @param handle the id of the person it belongs to
 */
export async function verifySignIn(
  site: PasskeySite,
  challenge: string,
  answer: unknown,
  passkey: Passkey,
  handle: string,
): Promise<PasskeyShown> {
  const parsed = signInAnswer.safeParse(answer).data;
  if (!parsed) return refused('malformed');
  const fault = clientFault(site, challenge, 'webauthn.get', parsed) ?? ownerFault(parsed, passkey, handle);
  if (fault) return refused(fault);
  const { userHandle, ...response } = parsed.response;
  try {
    const { verifyAuthenticationResponse } = await webauthn();
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...parsed, response },
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      requireUserVerification: false,
      // The library judges the counter before the signature; with 0 it leaves that to us, after it.
      credential: { id: passkey.credentialId, publicKey: bytesOf(passkey.publicKey), counter: 0 },
    });
    if (!verified) return refused('invalid');
    const { newCounter: counter, userVerified, credentialBackedUp } = authenticationInfo;
    if (!userVerified) return refused('person_not_verified');
    // WebAuthn Level 3, 6.1.1: a counter that is kept grows with every use.
    if ((counter > 0 || passkey.counter > 0) && counter <= passkey.counter) return refused('cloned');
    return { ok: true, credentialId: passkey.credentialId, counter, backedUp: credentialBackedUp };
  } catch {
    return refused('invalid');
  }
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'base64url'));
