import { SetMetadata } from '@nestjs/common';
import { EXPIRES_AT_MOST_MS, instant } from '@safe-haven/contracts';
import { Failure, invalid } from '../problems/failure.ts';

export const AT_ANY_TIME = 'at-any-time';
/** A POST that counts whenever it comes (SH-20): it changes nothing, or ends its own session and nothing else. */
export const AtAnyTime = () => SetMetadata(AT_ANY_TIME, true);

/**
 * Why a change without a key is not done at `now`, ms of the server's clock; null: it is. `given`: its `Haven-Expires` (SH-20).
 */
export function untimely(given: string | undefined, now: number): Failure | null {
  if (given === undefined) return new Failure('expiry_missing');
  const expires = instant.safeParse(given);
  if (!expires.success) return invalid('Haven-Expires', 'not an instant');
  const remainingMs = Date.parse(expires.data) - now;
  if (remainingMs < 0) return new Failure('too_late');
  return remainingMs > EXPIRES_AT_MOST_MS ? new Failure('expiry_too_far') : null;
}
