import { generateSync } from 'otplib';

const STEP_MS = 30_000;

/**
 * What an authenticator app shows in the step of time now (0) or in the next (1). The program takes the codes of the steps before and after
 * its own as well, because clocks differ: half a minute is left to type it, at least.
 */
export const oneTimeCode = (secret: string, step: 0 | 1): string =>
  generateSync({ secret, epoch: Math.floor((Date.now() + step * STEP_MS) / 1000) });
