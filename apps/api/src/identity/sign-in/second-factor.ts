import type { KnownPerson, Proof } from '@safe-haven/domain';
import type { Clock } from '../../environment/clock.ts';
import { checkOneTimeCode } from '../credentials/one-time-codes.ts';
import { findRecoveryCode } from '../credentials/recovery-codes.ts';
import type { Secrets } from './secrets.ts';

const SIX_DIGITS = /^\s*\d{3}\s?\d{3}\s*$/;

/**
 * Checks an entered code: six digits of an authenticator, or a recovery code. The proof names what it uses up; single
 * use is enforced where the proof is recorded, so that two replicas can't both accept it.
 */
export async function checkCode(
  person: KnownPerson,
  code: string,
  { secrets, clock }: { readonly secrets: Secrets; readonly clock: Clock },
): Promise<Proof | null> {
  if (!SIX_DIGITS.test(code)) return checkRecoveryCode(person, code, secrets);
  const totp = await secrets.find(person, 'totp');
  if (!totp) return null;
  const lastStep = Math.max(person.lastTotpStep, totp.secret.shownStep);
  const checked = checkOneTimeCode(code, totp.secret.secret, lastStep, clock);
  if (checked.outcome !== 'right') return null;
  const { credentialId } = totp.credential;
  return { credentialId, challenge: null, totpStep: checked.step, recoveryCode: null, signCount: null };
}

async function checkRecoveryCode(person: KnownPerson, code: string, secrets: Secrets): Promise<Proof | null> {
  const recovery = await secrets.find(person, 'recovery_codes');
  const index = recovery ? findRecoveryCode(code, recovery.secret.hashes) : null;
  if (!recovery || index === null || person.usedRecoveryCodes.includes(index)) return null;
  const { credentialId } = recovery.credential;
  return { credentialId, challenge: null, totpStep: null, recoveryCode: index, signCount: null };
}
