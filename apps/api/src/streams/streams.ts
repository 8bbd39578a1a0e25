import { randomUUID } from 'node:crypto';
import { eventCodec } from '@safe-haven/contracts';
import { type Decided, type DecisionContext, type RecordedFact, streamOf } from '@safe-haven/domain';
import { type AppendResult, type EventStore, eventIdOf, type Revision, type StreamName } from '@safe-haven/event-store';
import { type Clock, instantOf } from '../environment/clock.ts';
import { ServerTime } from '../environment/server-time.ts';
import type { Failure } from '../problems/failure.ts';
import { type AnswerOrRetry, Answers, type StoredAnswer } from './answers.ts';
import { appendUntilSettled, ask, unavailable } from './ask-log.ts';
import { type CommandRequest, finalOf } from './command.ts';
import { Deadline } from './deadline.ts';
import { factsAsStored, newEvents, type Recording, type TypedEvent, type WriteCodec } from './facts.ts';
import type { Head, StreamKind } from './kind.ts';
import { type Outcome, UNAVAILABLE } from './outcome.ts';
import { Queues } from './queues.ts';
import { traced } from './tracing.ts';

const ATTEMPTS = 20;
/** An index that no event has: the id derived with it is that of the hold, stay or room that the command creates. */
const NEW_ID_INDEX = -1;

interface StreamsOptions {
  /** How long a command may take; absent: no sender waits for it. */
  readonly commandMs?: number | null;
  /** Called with what became of each append, and how long it took, ms. */
  readonly onAppend?: (result: AppendResult, ms: number) => void;
}

interface Coded {
  readonly code: string;
}

/**
 * The write path: read, decide, append, for every kind of stream. Commands on one stream are serialised in this
 * process, since racing with oneself only wastes commits; after losing a race to another process the command is decided
 * again on the new state (SH-8).
 */
export class Streams {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly #codec: WriteCodec;
  readonly #queues = new Queues();
  readonly #commandMs: number | null;
  readonly #onAppend: NonNullable<StreamsOptions['onAppend']>;
  readonly #answers: Answers;

  constructor(
    store: EventStore,
    clock: Clock,
    codec: WriteCodec = eventCodec,
    serverTime: ServerTime = new ServerTime(clock),
    { commandMs = null, onAppend = () => undefined }: StreamsOptions = {},
  ) {
    this.#onAppend = onAppend;
    this.#commandMs = commandMs;
    this.store = store;
    this.clock = clock;
    this.#codec = codec;
    this.#answers = new Answers(store, serverTime);
  }

  /** Rejects only for programming errors: an unreachable store is an outcome. */
  handle<S, C extends TypedEvent, E extends TypedEvent, R extends Coded, M, Q extends CommandRequest<C, S, M>>(
    kind: StreamKind<S, C, E, R, M, Q>,
    request: Q,
  ): Promise<Outcome<S, E, R>> {
    const stream = streamOf(kind.decider, request.id);
    const deadline = request.deadline ?? new Deadline(this.#commandMs);
    const work = () => this.#handle(kind, request, { stream, deadline });
    return traced(kind.decider.kind, () =>
      deadline.within(this.#queues.run(stream, work).catch(unavailable)).finally(() => {
        if (request.deadline === undefined) deadline.clear();
      }),
    );
  }

  /** Appends events at a revision that the caller knows: for filling a log that has no other writer yet. */
  append(
    stream: StreamName,
    decided: readonly Decided<TypedEvent>[],
    expected: Revision,
    by: Recording,
  ): Promise<AppendResult> {
    return appendUntilSettled(this.store, stream, newEvents(stream, decided, by, this.#codec), expected);
  }

  async #handle<S, C extends TypedEvent, E extends TypedEvent, R extends Coded, M, Q extends CommandRequest<C, S, M>>(
    kind: StreamKind<S, C, E, R, M, Q>,
    request: Q,
    { stream, deadline }: Turn,
  ): Promise<Outcome<S, E, R>> {
    const prepared: Prepared<C> = {};
    let head = await kind.states.newest(request.id);
    for (let attempt = 0; attempt < ATTEMPTS && !deadline.isOver; attempt++) {
      if (head.unreadable && !isObservation(kind.decider, request)) return { kind: 'unreadable' };
      const given = await this.#answers.given<S, E, R>(kind.states, request, stream, head);
      const next = given ?? (await this.#decided(kind, request, { stream, deadline, head, prepared }));
      if (next.kind !== 'look_on') return next;
      head = next.head;
    }
    return UNAVAILABLE;
  }

  /** Decides on a head, and appends the result. */
  async #decided<S, C extends TypedEvent, E extends TypedEvent, R extends Coded, M, Q extends CommandRequest<C, S, M>>(
    kind: StreamKind<S, C, E, R, M, Q>,
    request: Q,
    { stream, deadline, head, prepared }: ToDecide<S, E, C>,
  ): Promise<AnswerOrRetry<S, E, R>> {
    const { decider, states } = kind;
    const answer = (stored: StoredAnswer) => this.#answers.answer<S, E, R>(request, stream, head, stored);
    const permitted = await finalOf(() => request.permit?.(head.state));
    if (!permitted.ok) return this.#notAllowed(kind, request, { stream, head, failure: permitted.failure });
    const clock = request.now ?? this.clock.now();
    const newest = kind.onOwnClock ? null : decider.recordedAt(head.state);
    // A clock that was ahead for a moment does not shut a house: it goes on from there (SH-5).
    const now = newest === null ? clock : Math.max(clock, Date.parse(newest));
    const made = await finalOf(() => prepared.command ?? commandOf(request, deadline));
    if (!made.ok) return this.#notAllowed(kind, request, { stream, head, failure: made.failure });
    const command = made.value;
    prepared.command = command;
    const history = decider.readsHistory(command) ? await states.history(request.id, head) : [];
    const context = contextOf(request, stream, { now: instantOf(now), clock: instantOf(clock) }, history);
    const decision = decider.decide(
      command,
      head.state,
      Object.assign(context, kind.outside(request), permitted.value),
    );

    if (!decision.ok || decision.events.length === 0) {
      const end = states.mayBeBehind ? await states.catchUp(request.id, head) : head;
      if (end !== head) return { kind: 'look_on', head: end };
      if (decision.ok) return answer(await this.#answers.nothingNew(head));
      if (head.unreadable) return { kind: 'unreadable' };
      return answer({ kind: 'rejected', rejection: decision.rejection });
    }
    // It may have expired while waiting for its turn, the policy or a lost race.
    if (this.#answers.isLate(request)) return { kind: 'look_on', head };
    return this.#write(kind, request, { stream, deadline, head, decided: decision.events, now });
  }

  /** Not allowed, at the head of the log: who was given a right, or a house that was registered, may be news here. */
  async #notAllowed<S, C extends TypedEvent, E extends TypedEvent, R extends Coded>(
    { states }: Pick<StreamKind<S, C, E, R>, 'states'>,
    request: CommandRequest<unknown>,
    { stream, head, failure }: { readonly stream: StreamName; readonly head: Head<S, E>; readonly failure: Failure },
  ): Promise<AnswerOrRetry<S, E, R>> {
    const end = states.mayBeBehind ? await states.catchUp(request.id, head) : head;
    if (end !== head) return { kind: 'look_on', head: end };
    return this.#answers.answer<S, E, R>(request, stream, head, { kind: 'not_allowed', failure });
  }

  /** Appends decided events at the revision on which they were decided. */
  async #write<S, C extends TypedEvent, E extends TypedEvent, R extends Coded, M, Q extends CommandRequest<C, S, M>>(
    kind: StreamKind<S, C, E, R, M, Q>,
    request: Q,
    { stream, deadline, head, decided, now }: ToWrite<S, E>,
  ): Promise<AnswerOrRetry<S, E, R>> {
    const { commandId, hash, actor, source } = request;
    const correlationId = kind.distinctCorrelationIds && source === 'system' ? randomUUID() : commandId;
    const by = { commandId, correlationId, hash, actor, source, recordedAt: instantOf(now) };
    const events = newEvents(stream, decided, by, this.#codec);
    const ownEvents = factsAsStored<E>(events, head.revision, this.#codec);
    const mayGoOn = () => !deadline.isOver && !this.#answers.isLate(request);
    const { signal } = deadline;
    if (!deadline.handOver()) return UNAVAILABLE;
    const since = performance.now();
    const result = await ask(appendUntilSettled(this.store, stream, events, head.revision, { mayGoOn, signal }));
    this.#onAppend(result, performance.now() - since);
    if (result.outcome === 'lost_race' || result.outcome === 'refused') deadline.takeBack();
    switch (result.outcome) {
      case 'lost_race':
        return { kind: 'look_on', head: await kind.states.catchUp(request.id, head, result.revision) };
      case 'unknown':
        return { kind: 'unknown' };
      case 'refused':
        return { kind: 'refused', reason: result.reason };
      case 'appended': {
        const { position, revision } = result;
        const facts = result.asGiven ? ownEvents : await this.#answers.stored<E>(stream, head.revision, revision);
        // The command is in the log, but its events can't be read at the moment.
        if (facts === null) return { kind: 'unknown' };
        const state = await kind.states.appended(request, head, { facts, position });
        kind.onWritten?.({ id: request.id, facts, correlationId });
        return { kind: 'done', position, revision, facts, repeated: false, state };
      }
    }
  }
}

/** A command whose turn has come in the queue of its stream. */
interface Turn {
  readonly stream: StreamName;
  readonly deadline: Deadline;
}

interface ToDecide<S, E, C> extends Turn {
  readonly head: Head<S, E>;
  readonly prepared: Prepared<C>;
}

interface ToWrite<S, E> extends Turn {
  readonly head: Head<S, E>;
  readonly decided: readonly Decided<E>[];
  readonly now: number;
}

/** The command of a request, once it was created: when a lost race is decided again, it is the same. */
interface Prepared<C> {
  command?: C;
}

/** The context of a decision: everything that is not the stream's state. */
const contextOf = <E>(
  { id, commandId, actor }: CommandRequest<unknown>,
  stream: StreamName,
  time: Pick<DecisionContext, 'now' | 'clock'>,
  history: readonly RecordedFact<E>[],
): DecisionContext<E> => ({
  id,
  commandId,
  /** Created on first use: few commands create an object with an id. */
  get newId() {
    return eventIdOf(stream, commandId, NEW_ID_INDEX);
  },
  ...time,
  actor,
  history: () => history,
});

type Lazy<C> = (deadline: Deadline) => Promise<C>;
const isLazy = <C>(command: C | Lazy<C>): command is Lazy<C> => typeof command === 'function';

const commandOf = <C>({ command }: Pick<CommandRequest<C>, 'command'>, deadline: Deadline): C | Promise<C> =>
  isLazy(command) ? command(deadline) : command;

const isObservation = <C>(
  decider: { isObservation(command: C): boolean },
  { command }: Pick<CommandRequest<C>, 'command'>,
): boolean => !isLazy(command) && decider.isObservation(command);
