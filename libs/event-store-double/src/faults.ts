import type { status } from '@grpc/grpc-js';

/**
 * What happens to one append. `swallow` commits and never answers; a kill cuts every connection and starts the
 * server again on its port, with its data; a code is answered with or without the commit having been made.
 */
export type AppendFault =
  | 'none'
  | 'swallow'
  | 'kill-before-commit'
  | 'kill-after-commit'
  | 'not-leader'
  | 'access-denied'
  | { readonly code: status; readonly committed: boolean };

/** What tests may do to the double. Everything is off at first. */
export class Faults {
  /** One for each append that comes, in turn; then none. */
  readonly appends: AppendFault[] = [];
  /** Whoever comes may use streams and not read the whole log, as a user without that right. */
  denyAll = false;
  /** Reads are taken and never answered. */
  hangReads = false;
  /** For each read that comes, in turn: how many events it is sent before nothing more comes; then all. */
  readonly stops: number[] = [];
  /** How many reads have been stopped so. */
  stopped = 0;
  /** Subscriptions that start now are confirmed and then stay silent. */
  muteNewSubscriptions = false;
  /** How many events before its place each new subscription delivers again. */
  repeats = 0;
}
