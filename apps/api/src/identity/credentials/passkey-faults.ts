import { clientDataOf, type RegistrationAnswer, type SignInAnswer } from './passkey-answers.ts';
import { sameHash } from './tokens.ts';

/** Where passkeys are good: the one origin, and its host as the relying party's id. */
export interface PasskeySite {
  readonly origin: string;
  readonly rpId: string;
}

export type PasskeyFault =
  /** Not what a browser sends. */
  | 'malformed'
  /** It answers another challenge than the one that was given. */
  | 'other_challenge'
  /** It was made on another site, or inside somebody else's. */
  | 'other_site'
  /** The device did not ask for a finger, a face or a PIN. */
  | 'person_not_verified'
  /** A signature, a key or a format that does not hold. */
  | 'invalid'
  /** Signed by the right key, but its counter went back: there are two of it. */
  | 'cloned';

/** What is wrong with what the browser says it was asked, and where; null when nothing is. */
export function clientFault(
  site: PasskeySite,
  challenge: string,
  type: string,
  answer: RegistrationAnswer | SignInAnswer,
): PasskeyFault | null {
  const client = clientDataOf(answer);
  if (!client || client.type !== type || answer.id !== answer.rawId) return 'malformed';
  if (challenge === '' || !sameHash(client.challenge, challenge)) return 'other_challenge';
  // We are shown inside no other site, so an answer that was made inside one is not for us.
  return client.origin !== site.origin || client.crossOrigin ? 'other_site' : null;
}

/**
 * We ask for no attestation. One with certificates is refused before it is looked at: following it would parse what a
 * stranger wrote and fetch revocation lists from wherever it says.
 */
export async function attestationFault({ response }: RegistrationAnswer): Promise<PasskeyFault | null> {
  const { decodeAttestationObject } = await import('@simplewebauthn/server/helpers');
  try {
    const attestation = decodeAttestationObject(new Uint8Array(Buffer.from(response.attestationObject, 'base64url')));
    const format = attestation.get('fmt');
    const selfSigned = format === 'packed' && attestation.get('attStmt').get('x5c') === undefined;
    return format === 'none' || selfSigned ? null : 'invalid';
  } catch {
    return 'malformed';
  }
}

/** Whether it claims to be another passkey, or of another person, than the one it is held against. */
export function ownerFault(
  { id, response }: SignInAnswer,
  passkey: { readonly credentialId: string },
  handle: string,
): PasskeyFault | null {
  const claimed = response.userHandle;
  const another = claimed != null && Buffer.from(claimed, 'base64url').toString('utf8') !== handle;
  return id !== passkey.credentialId || another ? 'invalid' : null;
}
