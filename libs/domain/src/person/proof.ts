import { own } from '@safe-haven/lang';
import type { Proof } from './events.ts';
import type { PersonRejectionCode } from './rejections.ts';
import type { KnownPerson } from './state.ts';

/**
 * Whether a proof may count: a challenge, a one-time code and a recovery code are valid once, whichever replica saw them
 * first; a passkey whose counter went back has been cloned (WebAuthn Level 3, 6.1.1).
 */
export function proofFault(proof: Proof | null, state: KnownPerson): PersonRejectionCode | null {
  if (proof === null) return null;
  const { challenge, totpStep, recoveryCode, credentialId, signCount } = proof;
  const credential = credentialId === null ? undefined : own(state.credentials, credentialId);
  if (credentialId !== null && !credential) return 'credential_unknown';
  if (challenge !== null && state.answered.includes(challenge)) return 'shown_before';
  if (totpStep !== null && totpStep <= state.lastTotpStep) return 'shown_before';
  if (recoveryCode !== null && state.usedRecoveryCodes.includes(recoveryCode)) return 'shown_before';
  const before = credential?.signCount ?? 0;
  if (signCount !== null && (signCount > 0 || before > 0) && signCount <= before) return 'passkey_copied';
  return null;
}

/** A passkey with user verification (biometrics or PIN) is two factors in one. */
export const isSecondFactor = (proof: Proof | null): boolean =>
  proof !== null && (proof.totpStep !== null || proof.recoveryCode !== null || proof.signCount !== null);
