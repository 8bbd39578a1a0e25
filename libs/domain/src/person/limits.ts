import { HOUR, MINUTE } from '../instant.ts';
import type { ConsoleKind } from './events.ts';

/** A link is good for 72 h and for one use. */
export const INVITATION_LASTS = 72 * HOUR;
/** However busy somebody is, after this they sign in again. */
export const SESSION_LASTS = 12 * HOUR;
/** Without a request for so long a session is over: on a device that others use too, and on the console of a duty room. */
export const IDLE: Readonly<Record<ConsoleKind, number>> = { shared: 15 * MINUTE, duty: 60 * MINUTE };
/** "Seen" is written down at most this often, so a replica knows of a request elsewhere at most this late. */
export const SEEN_EVERY = 5 * MINUTE;
/** How long a second factor counts as just shown. */
export const STEP_UP_LASTS = 5 * MINUTE;
/** Devices of one person that get notices of tasks; one more takes the place of the oldest. */
export const PUSHES_AT_MOST = 8;
