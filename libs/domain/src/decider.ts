import type { Actor, Instant, PlacedBy } from './terms.ts';

/** The context of an event for `evolve` and the projections. They ask no clock. */
export interface EventContext {
  readonly eventId: string;
  readonly revision: number;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly commandId: string;
  readonly actor: PlacedBy;
}

/** A recorded fact with its context. */
export interface RecordedFact<E> {
  readonly event: E;
  readonly context: EventContext;
}

/** A recorded event as a store reads it and a projection is given it. */
interface RecordedEvent<E> {
  readonly eventId: string;
  readonly revision: number;
  readonly event: E;
  readonly metadata: Pick<EventContext, 'occurredAt' | 'recordedAt' | 'commandId'> & {
    readonly actor: Omit<PlacedBy, 'role'> & { readonly role: string };
  };
}

/** A recorded event as the fact that `evolve` and the projections take. */
export function toFact<E>({ eventId, revision, event, metadata }: RecordedEvent<E>): RecordedFact<E> {
  const { occurredAt, recordedAt, commandId, actor } = metadata;
  const { person, role, organisation } = actor;
  const by = { person, role: role as PlacedBy['role'], organisation };
  return { event, context: { eventId, revision, occurredAt, recordedAt, commandId, actor: by } };
}

/** A fact that has not been recorded yet, and when it happened. */
export interface Decided<E> {
  readonly event: E;
  readonly occurredAt: Instant;
}

/** The result of a decision. No events: the requested state exists already (an equal census, a repeated confirmation). */
export type Decision<E, R extends { readonly code: string }> =
  | { readonly ok: true; readonly events: readonly Decided<E>[] }
  | { readonly ok: false; readonly rejection: R; readonly events?: never };

/** The input of a decision besides the state: time, ids and everything else that is not a fact. */
export interface DecisionContext<E = unknown> {
  /** The id of the house, request, transfer, person or token that the stream is about. */
  readonly id: string;
  readonly commandId: string;
  /** A fresh opaque id, the same for every retry of this command: the base of the ids that the command creates. */
  readonly newId: string;
  readonly now: Instant;
  /**
   * The clock of the program that decides. Time ends a hold by this one alone; `now` is later where the stream has a fact of a
   * clock that was ahead (SH-5). Absent: `now`.
   */
  readonly clock?: Instant;
  readonly actor: Actor;
  /** The stream so far, oldest first, as it was recorded. Set only for commands with `readsHistory`. */
  readonly history: () => readonly RecordedFact<E>[];
}

/** The actor in the form that facts store. */
export const recordedActor = ({ actor: { person, role, organisation } }: Pick<DecisionContext, 'actor'>): PlacedBy => ({
  person,
  role,
  organisation,
});

/** The context that every decision needs; most need nothing else. */
export type Deciding = Pick<DecisionContext, 'id' | 'now' | 'clock' | 'actor'>;

/**
 * One kind of stream: pure functions, so that one write path handles every kind (ADR 1). `More` is what decisions of this
 * kind need from other streams.
 */
export interface Decider<
  State,
  Command extends { readonly type: string },
  Event extends { readonly type: string },
  Rejection extends { readonly code: string },
  More = unknown,
> {
  readonly kind: string;
  readonly initial: (id: string) => State;
  readonly evolve: (state: State, fact: RecordedFact<Event>) => State;
  /** The state after a whole stream, oldest first, with corrections applied at their targets. */
  readonly fold: (id: string, facts: Iterable<RecordedFact<Event>>) => State;
  readonly decide: (
    command: Command,
    state: State,
    context: DecisionContext<Event> & More,
  ) => Decision<Event, Rejection>;
  /** The newest `recordedAt` that the state knows of; null: nothing was recorded yet. */
  readonly recordedAt: (state: State) => Instant | null;
  /** Whether deciding this command reads the stream so far. */
  readonly readsHistory: (command: Command) => boolean;
  /** Whether this event changes how earlier ones are read: the stream then has to be folded again. */
  readonly rewritesHistory: (event: Event) => boolean;
  /** Whether the command is an observation: it is stored even where the stream can't be read (SH-12). */
  readonly isObservation: (command: Command) => boolean;
}

/** The name of a stream: of which kind it is, and the id of what it is about. */
export const streamOf = ({ kind }: { readonly kind: string }, id: string): string => `${kind}-${id}`;

export const accepted = <E>(
  ...events: readonly Decided<E>[]
): { readonly ok: true; readonly events: typeof events } => ({
  ok: true,
  events,
});

/** Facts that all happened at one instant. */
export const acceptedAt = <E>(
  occurredAt: Instant,
  ...events: readonly E[]
): { readonly ok: true; readonly events: readonly Decided<E>[] } => ({
  ok: true,
  events: events.map((event) => ({ event, occurredAt })),
});

export const rejected = <R extends { readonly code: string }>(
  rejection: R,
): { readonly ok: false; readonly rejection: R } => ({ ok: false, rejection });

/** A refusal with only a name. */
export const refuse = <C extends string>(
  code: C,
): { readonly ok: false; readonly rejection: { readonly code: C } } => ({ ok: false, rejection: { code } });

/** Folds facts from the beginning, one after the other. */
export function foldFrom<S, E>(
  state: S,
  facts: Iterable<RecordedFact<E>>,
  evolve: (state: S, fact: RecordedFact<E>) => S,
): S {
  let next = state;
  for (const fact of facts) next = evolve(next, fact);
  return next;
}

/** Defaults for streams in which no command reads the stream, no event rewrites it and nothing is an observation. */
export const PLAIN = {
  readsHistory: () => false,
  rewritesHistory: () => false,
  isObservation: () => false,
} as const;
