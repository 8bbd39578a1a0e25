import type { Credential, KnownPerson, Proof } from '@safe-haven/domain';
import { claimedPasskey, type Passkey, type PasskeySite, verifySignIn } from '../credentials/passkeys.ts';
import type { Secrets } from './secrets.ts';

/** A person's passkey with the sign-in method that it is stored in. */
export interface OwnPasskey {
  readonly credential: Credential;
  readonly passkey: Passkey;
  readonly label: string;
}

export async function passkeysOf(person: KnownPerson, secrets: Secrets): Promise<OwnPasskey[]> {
  const passkeys: OwnPasskey[] = [];
  for (const credential of Object.values(person.credentials)) {
    const stored = await secrets.open(credential, 'passkey');
    if (!stored) continue;
    const { credentialId, publicKey, transports, label } = stored;
    passkeys.push({
      credential,
      label,
      passkey: { credentialId, publicKey, transports, counter: credential.signCount, backedUp: false },
    });
  }
  return passkeys;
}

/**
 * The proof that one of the person's passkeys answered the challenge; null when it did not. Single use of a challenge
 * and the growth of a passkey's counter are enforced where the proof is recorded.
 */
export async function checkPasskey(
  person: KnownPerson,
  answered: {
    readonly site: PasskeySite;
    readonly challenge: string;
    readonly ticketId: string;
    readonly answer: unknown;
  },
  secrets: Secrets,
): Promise<Proof | null> {
  const claimed = claimedPasskey(answered.answer);
  const passkeys = (await passkeysOf(person, secrets)).find((p) => p.passkey.credentialId === claimed);
  if (!passkeys) return null;
  const shown = await verifySignIn(
    answered.site,
    answered.challenge,
    answered.answer,
    passkeys.passkey,
    person.personId,
  );
  if (!shown.ok) return null;
  const { credentialId } = passkeys.credential;
  return { credentialId, challenge: answered.ticketId, totpStep: null, recoveryCode: null, signCount: shown.counter };
}
