import { clientDataOf, handleIn, type RegistrationAnswer, type SignInAnswer } from './passkey-answers.ts';
import { sameSecret } from './tokens.ts';

/** The one origin that passkeys are valid for, and its host as the relying party id. */
export interface PasskeySite {
  readonly origin: string;
  readonly rpId: string;
}

export type PasskeyFault =
  /** The answer is malformed. */
  | 'malformed'
  /** It answers a different challenge. */
  | 'other_challenge'
  /** It was created on another site, or in a frame of one. */
  | 'other_site'
  /** The device did not verify the user by fingerprint, face or PIN. */
  | 'person_not_verified'
  /** The signature, key or format is invalid. */
  | 'invalid'
  /** The key is correct, but its counter went back: the passkey was copied. */
  | 'cloned';

/** The first fault of the client data (challenge, origin, framing); null when there is none. */
export function clientFault(
  site: PasskeySite,
  challenge: string,
  type: string,
  answer: RegistrationAnswer | SignInAnswer,
): PasskeyFault | null {
  const client = clientDataOf(answer);
  if (!client || client.type !== type || answer.id !== answer.rawId) return 'malformed';
  if (challenge === '' || !sameSecret(client.challenge, challenge)) return 'other_challenge';
  // Our pages are never framed, so an answer created in a frame is not ours.
  return client.origin !== site.origin || client.crossOrigin ? 'other_site' : null;
}

/**
 * We request no attestation. One with certificates is refused unread: verifying it would parse untrusted input and
 * fetch revocation lists from URLs in it.
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

/** Whether the answer claims another passkey or another person than expected. */
export function ownerFault(
  { id, response }: SignInAnswer,
  passkey: { readonly credentialId: string },
  handle: string,
): PasskeyFault | null {
  const claimed = response.userHandle;
  const another = claimed != null && handleIn(claimed) !== handle;
  return id !== passkey.credentialId || another ? 'invalid' : null;
}
