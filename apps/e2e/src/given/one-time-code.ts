import { setTimeout as pause } from 'node:timers/promises';
import { generateSync } from 'otplib';

const STEP_MS = 30_000;
/** So much of a step has to be left for a code to be typed and sent in it. */
const ROOM_MS = 8_000;

/**
 * What an authenticator app shows: for the step now (0), the one before (-1) or the next (1), which is what is taken as
 * well because clocks differ. Near the end of a step it waits for the next one.
 *
 * @param aheadMs how far the program's clock is ahead of this one
 */
export async function oneTimeCode(secret: string, step: -1 | 0 | 1, aheadMs = 0): Promise<string> {
  const left = STEP_MS - ((Date.now() + aheadMs) % STEP_MS);
  if (left < ROOM_MS) await pause(left + 50);
  return generateSync({ secret, epoch: Math.floor((Date.now() + aheadMs + step * STEP_MS) / 1000) });
}
