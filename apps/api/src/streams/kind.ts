import type { EventActor, Position, RecordedEvent, Revision, StreamName } from '@safe-haven/event-store';
import type { CommandRequest } from './command.ts';
import type { FactOf, Occurred, Typed } from './facts.ts';

/** A stream as far as this process knows it. */
export interface Head<S, E = unknown> {
  readonly state: S;
  readonly revision: Revision;
  /** It has an event that this program can't read: `state` is what stood before that. */
  readonly unreadable: boolean;
  /** What was read of it, oldest first; absent where the state is known without. */
  readonly events?: readonly RecordedEvent<E>[];
}

/** What a decision may know besides the command and the state: time, ids and the actor arrive here. */
export interface Deciding<Q> {
  readonly request: Q;
  readonly stream: StreamName;
  /** An instant. */
  readonly now: string;
}

export type Decision<E, R> =
  /** No events: it is so already. */
  { readonly ok: true; readonly events: readonly Occurred<E>[] } | { readonly ok: false; readonly rejection: R };

/** Any command as far as its key and its sender go. */
export type AnyRequest = CommandRequest<unknown, EventActor>;

/** How one kind of stream is decided, and how it differs from others. `Q`: what comes with its commands. */
export interface StreamKind<S, C, E extends Typed, R, Q extends CommandRequest<C, EventActor> = CommandRequest<C>> {
  streamOf(id: string): StreamName;
  decide(command: C, state: S, about: Deciding<Q>): Decision<E, R> | Promise<Decision<E, R>>;
  readonly states: States<S, E>;
  /** When its newest fact was recorded: a clock well behind that decides nothing. Absent: the order of times decides nothing. */
  recordedAt?(head: Head<S, E>): string | null;
  /** Observations are never refused: they are stored also where the stream can't be read (SH-12). */
  isObservation?(command: C): boolean;
  /**
   * What the program writes by itself has the same ids at every replica. Where this is set, its facts carry a correlation
   * id of their own: it tells which replica's came first.
   */
  readonly tellsReplicasApart?: boolean;
  /** Hears of facts that this process has handed over and that are in the log now. */
  onWritten?(written: Written<E>): void;
}

/** What one command put into a stream. */
export interface Written<E> {
  readonly id: string;
  readonly facts: readonly FactOf<E>[];
  readonly correlationId: string;
}

/** Where the state of a kind of stream comes from: read each time, or known without. */
export interface States<S, E> {
  /** The newest that this process knows. */
  newest(id: string): Head<S, E> | Promise<Head<S, E>>;
  /** What the log has beyond a head, which is returned itself when there is nothing. `revision`: where the log stands, where that is known. */
  beyond(id: string, head: Head<S, E>, revision?: Revision): Promise<Head<S, E>>;
  /** Whether `newest` may be behind the log: a decision without a fact is then made again on what the log has (SH-8). */
  readonly mayBeBehind: boolean;
  /** What the command of this key wrote before (SH-7). Absent: a repeated key is decided like any other. */
  repeat?(request: AnyRequest, head: Head<S, E>): Repeat<E> | null | Promise<Repeat<E> | null>;
  /** The state after facts that this process has just appended. Does not reject: they are in the log. */
  wrote(request: AnyRequest, head: Head<S, E>, appended: Appended<E>): S | Promise<S>;
}

export interface Repeat<E> {
  readonly hash: string | undefined;
  readonly position: Position;
  readonly revision: Revision;
  readonly facts: readonly FactOf<E>[];
}

export interface Appended<E> {
  readonly facts: readonly FactOf<E>[];
  readonly position: Position;
}
