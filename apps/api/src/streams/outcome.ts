import type { RecordedFact } from '@safe-haven/domain';
import type { Failure } from '../problems/failure.ts';

/** What became of a command, on whichever kind of stream. Expected failures are values, whatever is left throws. */
export type Outcome<S, E, R> = Done<S, E> | NotDone<R, S>;

/** The facts are in the log. */
export interface Done<S, E> {
  readonly kind: 'done';
  readonly position: string;
  readonly revision: number;
  /** What the command wrote; none where it wanted what is so already. */
  readonly facts: readonly RecordedFact<E>[];
  /** The key and the body had been accepted before: these are the facts of then. */
  readonly repeated: boolean;
  /** The stream as this process knows it after the command. */
  readonly state: S;
}

export type NotDone<R, S = unknown> =
  /** The domain says no. `state` is what it was decided on. */
  | { readonly kind: 'rejected'; readonly rejection: R; readonly state: S }
  /** Whoever asked may not, or what has to be so for it is not (`permit`). */
  | { readonly kind: 'not_allowed'; readonly failure: Failure }
  /** It came, or its turn came, after whoever asked had stopped waiting (SH-20): it is not done, now or later. */
  | { readonly kind: 'too_late' }
  | NotWritten;

/** Why nothing was decided or written, the same for every kind of stream. */
export type NotWritten =
  /** The same key came with another body (SH-7). */
  | { readonly kind: 'key_reused' }
  /** The stream has an event that this program can not read: it decides nothing there. */
  | { readonly kind: 'unreadable' }
  /** This server's clock is behind the newest fact of the stream. */
  | { readonly kind: 'clock_behind' }
  /** It may or may not be in the log: the same key may be sent again. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly reason: 'too_large' | 'unavailable' | 'disk_full' | 'invalid' };

export const UNAVAILABLE = { kind: 'refused', reason: 'unavailable' } as const satisfies NotWritten;
