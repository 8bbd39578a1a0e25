import type { Decider, RecordedFact } from '@safe-haven/domain';
import type { Position, RecordedEvent, Revision, StreamName } from '@safe-haven/event-store';
import type { CommandRequest } from './command.ts';
import type { Typed } from './facts.ts';

/** A stream as far as this process knows it. */
export interface Head<S, E = unknown> {
  readonly state: S;
  readonly revision: Revision;
  /** It has an event that this program can't read: `state` is what stood before that. */
  readonly unreadable: boolean;
  /** What was read of it, oldest first; absent where the state is known without. */
  readonly events?: readonly RecordedEvent<E>[];
}

/** One kind of stream on the write path: how it is decided, where its state comes from, and how it differs from others. */
export interface StreamKind<
  S,
  C extends Typed,
  E extends Typed,
  R extends { readonly code: string },
  M = unknown,
  Q extends CommandRequest<C> = CommandRequest<C>,
> {
  readonly decider: Decider<S, C, E, R, M>;
  readonly states: States<S, E>;
  /** What its decisions need from outside of the stream, beside what the command's `permit` says; asked again when a lost race is decided again. */
  outside(request: Q): M;
  /** Its commands are decided also where this server's clock is well behind the newest fact. */
  readonly onAnyClock?: boolean;
  /**
   * What the program writes by itself has the same ids at every replica. Where this is set, its facts carry a correlation
   * id of their own: it tells which replica's came first.
   */
  readonly tellsReplicasApart?: boolean;
  /** Called with facts that this process appended and that are now in the log. */
  onWritten?(written: Written<E>): void;
}

/** What one command put into a stream. */
export interface Written<E> {
  readonly id: string;
  readonly facts: readonly RecordedFact<E>[];
  readonly correlationId: string;
}

/** Where the state of a kind of stream comes from: read each time, or known without. */
export interface States<S, E> {
  /** The newest that this process knows. */
  newest(id: string): Head<S, E> | Promise<Head<S, E>>;
  /** What the log has beyond a head, which is returned itself when there is nothing. `revision`: where the log stands, if known. */
  beyond(id: string, head: Head<S, E>, revision?: Revision): Promise<Head<S, E>>;
  /** Whether `newest` may be behind the log: a decision without a fact is then made again on what the log has (SH-8). */
  readonly mayBeBehind: boolean;
  /** The whole stream as it was recorded, oldest first. */
  history(id: string, head: Head<S, E>): Promise<readonly RecordedFact<E>[]>;
  /** What the command of this key wrote before (SH-7). Absent: a repeated key is decided like any other. */
  repeat?(request: CommandRequest<unknown>, head: Head<S, E>): Repeat<S, E> | null | Promise<Repeat<S, E> | null>;
  /** The state after facts that this process has just appended. Does not reject: they are in the log. */
  wrote(request: CommandRequest<unknown>, head: Head<S, E>, appended: Appended<E>): S | Promise<S>;
}

export interface Repeat<S, E> {
  readonly hash: string | undefined;
  readonly position: Position;
  readonly revision: Revision;
  readonly facts: readonly RecordedFact<E>[];
  /** The stream right after the command, as far as an answer is made of it. */
  readonly state: S;
}

export interface Appended<E> {
  readonly facts: readonly RecordedFact<E>[];
  readonly position: Position;
}

export const streamOf = (decider: { readonly kind: string }, id: string): StreamName => `${decider.kind}-${id}`;
