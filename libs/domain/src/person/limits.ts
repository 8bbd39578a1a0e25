import { DAY, HOUR, MINUTE } from '../instant.ts';
import type { ConsoleKind } from './events.ts';

/** A link is good for 72 h and for one use. */
export const INVITATION_LASTS = 72 * HOUR;
/** The longest session, after which a new sign-in is needed. */
export const SESSION_LASTS = 12 * HOUR;
/** How long after its end a session is still in its account: no replica's clock is that wrong. */
export const ENDED_SESSIONS_KEPT = DAY;
/** A session without a request for so long ends: on a shared device, and on the console of a duty room. */
export const IDLE: Readonly<Record<ConsoleKind, number>> = { shared: 15 * MINUTE, duty: 60 * MINUTE };
/** "Seen" is recorded at most this often, so another replica learns of a request at most this late. */
export const SEEN_EVERY = 5 * MINUTE;
/** How long a step-up counts. */
export const STEP_UP_LASTS = 5 * MINUTE;
/** So many wrong codes in a row shut a number until it has a new card (SM-4). */
export const SMS_WRONG_CODES = 5;
/** Devices of one person that get notifications; one more replaces the oldest. */
export const PUSHES_AT_MOST = 8;
