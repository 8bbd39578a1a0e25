import type { status } from '@grpc/grpc-js';

/**
 * The fault of one append. `swallow` commits and never answers; `kill` cuts every connection and restarts the server on
 * its port with its data; a status code is answered with or without a commit.
 */
export type AppendFault =
  | 'none'
  | 'swallow'
  | 'kill-before-commit'
  | 'kill-after-commit'
  | 'not-leader'
  | 'access-denied'
  | { readonly code: status; readonly committed: boolean };

/** Faults that tests can inject. All are off at first. */
export class Faults {
  /** One for each append, in order; then none. */
  readonly appends: AppendFault[] = [];
  /** Clients may use streams but not read the whole log, like a user without that right. */
  denyAll = false;
  /** Reads are accepted and never answered. */
  hangReads = false;
  /** For each read, in order: after how many events it stops without ending; then none stops. */
  readonly stops: number[] = [];
  /** How many reads were stopped that way. */
  stopped = 0;
  /** New subscriptions are confirmed and then receive nothing. */
  muteNewSubscriptions = false;
  /** How many events before its position each new subscription delivers again. */
  repeats = 0;
}
