import type { Decider, RecordedFact } from '@safe-haven/domain';
import type { Position, RecordedEvent, Revision } from '@safe-haven/event-store';
import type { CommandRequest } from './command.ts';
import type { TypedEvent } from './facts.ts';

/** A stream's state as this process knows it. */
export interface Head<S, E = unknown> {
  readonly state: S;
  readonly revision: Revision;
  /** It has an event that this program can't read: `state` is the state before it. */
  readonly unreadable: boolean;
  /** Its events, oldest first; absent when the state is known without them. */
  readonly events?: readonly RecordedEvent<E>[];
}

/** One kind of stream on the write path: its decider, where its state comes from, and its options. */
export interface StreamKind<
  S,
  C extends TypedEvent,
  E extends TypedEvent,
  R extends { readonly code: string },
  M = unknown,
  Q extends CommandRequest<C> = CommandRequest<C>,
> {
  readonly decider: Decider<S, C, E, R, M>;
  readonly states: States<S, E>;
  /** Data from outside of the stream in addition to `permit`'s; called again when a lost race is decided again. */
  outside(request: Q): M;
  /** Its commands are decided by this server's clock, also where the newest event is of a later one. */
  readonly onOwnClock?: boolean;
  /**
   * The program's own commands have the same event ids at every replica. With this option their events get distinct
   * correlation ids, which show whose append came first.
   */
  readonly distinctCorrelationIds?: boolean;
  /** Called with events that this process has appended. */
  onWritten?(written: Written<E>): void;
}

/** The events that one command appended. */
export interface Written<E> {
  readonly id: string;
  readonly facts: readonly RecordedFact<E>[];
  readonly correlationId: string;
}

/** Where the state of a kind of stream comes from: read each time, or cached. */
export interface States<S, E> {
  /** The newest state that this process knows. */
  newest(id: string): Head<S, E> | Promise<Head<S, E>>;
  /**
   * The state at the log's head, or the given head when there is nothing newer. `revision`: the log's revision, if
   * known.
   */
  catchUp(id: string, head: Head<S, E>, revision?: Revision): Promise<Head<S, E>>;
  /**
   * Whether `newest` may be behind the log: a decision without an event is then made again on the log's head (SH-8).
   */
  readonly mayBeBehind: boolean;
  /** Every event of the stream, oldest first. */
  history(id: string, head: Head<S, E>): Promise<readonly RecordedFact<E>[]>;
  /** The events that this key's command wrote (SH-7). Absent: a repeated key is decided like any other. */
  repeat?(request: CommandRequest<unknown>, head: Head<S, E>): Repeat<S, E> | null | Promise<Repeat<S, E> | null>;
  /** The state after events that this process has just appended. Does not reject: they are in the log. */
  appended(request: CommandRequest<unknown>, head: Head<S, E>, appended: Appended<E>): S | Promise<S>;
}

export interface Repeat<S, E> {
  readonly hash: string | undefined;
  readonly position: Position;
  readonly revision: Revision;
  readonly facts: readonly RecordedFact<E>[];
  /** The state right after the command, as far as an answer needs it. */
  readonly state: S;
}

export interface Appended<E> {
  readonly facts: readonly RecordedFact<E>[];
  readonly position: Position;
}
