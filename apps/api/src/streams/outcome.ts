import type { RecordedFact } from '@safe-haven/domain';
import { START } from '@safe-haven/event-store';
import type { Failure } from '../problems/failure.ts';
import type { FirstAnswer } from './first-answer.ts';

/** The outcome of a command on any kind of stream. Expected failures are values; everything else throws. */
export type Outcome<S, E, R> = Done<S, E> | NotDone<R, S>;

/** The events are in the log. */
export interface Done<S, E> {
  readonly kind: 'done';
  readonly position: string;
  readonly revision: number;
  /** The events of the command; none when the state was already as requested. */
  readonly facts: readonly RecordedFact<E>[];
  /** The key and body had been accepted before: these are the events of that time. */
  readonly repeated: boolean;
  /** Without events: what its first copy was answered. With events that is made of them. */
  readonly firstAnswer?: FirstAnswer;
  /** The stream's state after the command, as this process knows it. */
  readonly state: S;
}

export type NotDone<R, S = unknown> =
  /** The domain rejected it. `state` is the one it was decided on. */
  | { readonly kind: 'rejected'; readonly rejection: R; readonly state: S; readonly firstAnswer: FirstAnswer }
  /** The caller has no right, or a precondition does not hold (`permit`). */
  | { readonly kind: 'not_allowed'; readonly failure: Failure }
  /** It arrived, or its turn came, after it had expired (SH-20): it is not done, now or later. */
  | { readonly kind: 'too_late' }
  /** It would count for longer than a no is remembered (SH-20): it is not done. */
  | { readonly kind: 'expiry_too_far' }
  | NotWritten;

/** Why nothing was decided or written, the same for every kind of stream. */
export type NotWritten =
  /** The same key came with another body (SH-7). */
  | { readonly kind: 'key_reused' }
  /** The stream has an event that this program can't read, so nothing is decided on it. */
  | { readonly kind: 'unreadable' }
  /** It may or may not be in the log: the same key may be sent again. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly reason: 'too_large' | 'unavailable' | 'disk_full' | 'invalid' };

export const UNAVAILABLE = { kind: 'refused', reason: 'unavailable' } as const satisfies NotWritten;

/** The position of an answer: of what was written. Of a command that changed nothing it is none: the log's end is no write of its sender (PV-11). */
export const positionToTell = ({ facts, position }: { facts: readonly unknown[]; position: string }): string =>
  facts.length === 0 ? START : position;
