import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { registrationAnswer, signInAnswer } from './passkey-answers.ts';
import { attestationFault, clientFault, ownerFault, type PasskeyFault, type PasskeySite } from './passkey-faults.ts';

export type { PasskeySite } from './passkey-faults.ts';

/** Algorithms of common authenticators: EdDSA (Ed25519), ES256 (P-256) and RS256, by their COSE numbers (IANA). */
const ALGORITHMS = [-8, -7, -257];
/** Loads 250 files, mostly for certificates that we refuse: at the first passkey, not at start. */
const webauthn = () => import('@simplewebauthn/server');
/** The same as a challenge's validity. */
const TIMEOUT_MS = 5 * 60_000;

/** The stored data of a passkey. Not secret, but it identifies a device, so it is stored sealed. */
export interface Passkey {
  readonly credentialId: string;
  /** A COSE key in base64url. */
  readonly publicKey: string;
  /** The device's use counter; 0 where it has none. */
  readonly counter: number;
  readonly transports: readonly string[];
  /** Whether its vendor syncs it to the person's other devices. */
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

/**
 * Null when browsers don't support passkeys there: they need https (or `localhost`) and a host name, not an IP address.
 */
export function passkeySite(origin: string): PasskeySite | null {
  if (!URL.canParse(origin)) return null;
  const { protocol, hostname, origin: exact } = new URL(origin);
  const local = hostname === 'localhost' || hostname.endsWith('.localhost');
  if (protocol !== 'https:' && !(protocol === 'http:' && local)) return null;
  return /^\[|^[\d.]+$/.test(hostname) ? null : { origin: exact, rpId: hostname };
}

/**
 * Options for a discoverable passkey with user verification. `challenge` in them must be sealed for the person and
 * passed to `verifyRegistration`.
 *
 * @param handle the person's id; the device stores and returns it, so it must contain no personal data
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

/** Verifies what a browser created from `registrationOptions`; `answer` is untrusted input. */
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
 * Options for signing in. Without `only` the browser offers every passkey of the site: nobody types a name, and the
 * options are the same for everybody. With it, one of the person's own, for a step-up.
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

/** The credential id that an answer claims, to look the passkey up by; unverified. Null for malformed input. */
export const claimedPasskey = (answer: unknown): string | null => signInAnswer.safeParse(answer).data?.id ?? null;

/**
 * Verifies that the stored passkey signed the challenge on our site after verifying its user.
 *
 * @param passkey as stored, with the newest counter
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
      // The library checks the counter before the signature; with 0 it skips that, and we check it afterwards.
      credential: { id: passkey.credentialId, publicKey: bytesOf(passkey.publicKey), counter: 0 },
    });
    if (!verified) return refused('invalid');
    const { newCounter: counter, userVerified, credentialBackedUp } = authenticationInfo;
    if (!userVerified) return refused('person_not_verified');
    // WebAuthn Level 3, 6.1.1: a counter that is used increases with every signature.
    if ((counter > 0 || passkey.counter > 0) && counter <= passkey.counter) return refused('cloned');
    return { ok: true, credentialId: passkey.credentialId, counter, backedUp: credentialBackedUp };
  } catch {
    return refused('invalid');
  }
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'base64url'));
