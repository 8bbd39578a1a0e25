import { generateSecret, generateURI, verifySync } from 'otplib';
import type { Clock } from '../../environment/clock.ts';

/** RFC 6238 with the settings that every authenticator app supports: SHA-1, six digits, 30 s. */
const STEP_SECONDS = 30;
const DIGITS = 6;
/** 160 bits, as RFC 4226 (R6) recommends. */
const SECRET_BYTES = 20;

/** A secret to share with an authenticator app, in Base32. Personal data: stored sealed. */
export const newOneTimeSecret = (): string => generateSecret({ length: SECRET_BYTES });

/**
 * The `otpauth:` URI of a QR code.
 *
 * @param issuer a neutral name: it is visible in a list on the phone
 * @param label distinguishes accounts there, neutral as well
 */
export const oneTimeUri = (issuer: string, label: string, secret: string): string =>
  generateURI({ issuer, label, secret, algorithm: 'sha1', digits: DIGITS, period: STEP_SECONDS });

export type OneTimeOutcome =
  /** `step` must be recorded as the last one before access is granted. */
  | { readonly outcome: 'right'; readonly step: number }
  /** A code that was accepted already, or is older than one that was (RFC 6238, 5.2): an observer can't reuse it. */
  | { readonly outcome: 'shown_before' }
  | { readonly outcome: 'wrong' };

/**
 * Checks a code of the current, previous or next step (clocks of phones are off by some seconds).
 *
 * @param lastStep the newest step that was accepted for this secret, 0 when none was
 */
export function checkOneTimeCode(input: string, secret: string, lastStep: number, clock: Clock): OneTimeOutcome {
  const token = input.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return { outcome: 'wrong' };
  const epoch = Math.floor(clock.now() / 1000);
  const found = verifySync({
    secret,
    token,
    epoch,
    epochTolerance: STEP_SECONDS,
    period: STEP_SECONDS,
    digits: DIGITS,
  });
  if (!found.valid || !('timeStep' in found)) return { outcome: 'wrong' };
  return found.timeStep > lastStep ? { outcome: 'right', step: found.timeStep } : { outcome: 'shown_before' };
}
