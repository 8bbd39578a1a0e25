import { randomUUID } from 'node:crypto';
import type { Decided, DecisionContext } from '@safe-haven/domain';
import { type AppendResult, type EventStore, eventIdOf, type StreamName } from '@safe-haven/event-store';
import { type Clock, instantOf } from '../environment/clock.ts';
import type { Tracing } from '../traces/tracing.ts';
import type { AnswerOrRetry, Answers, StoredAnswer } from './answers.ts';
import { appendUntilSettled, ask } from './ask-log.ts';
import { type CommandRequest, finalOf } from './command.ts';
import type { Deadline } from './deadline.ts';
import { factsAsStored, newEvents, type TypedEvent, type WriteCodec } from './facts.ts';
import type { Head, StreamKind } from './kind.ts';
import { type Outcome, UNAVAILABLE } from './outcome.ts';

const ATTEMPTS = 20;
/** An index that no event has: the id derived with it is that of the hold, stay or room that the command creates. */
const NEW_ID_INDEX = -1;

/** What the commands of every kind of stream share. */
export interface CommandLog {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly codec: WriteCodec;
  readonly answers: Answers;
  /** Called with what became of each append, and how long it took, ms. */
  readonly onAppend: (result: AppendResult, ms: number) => void;
  readonly tracing: Tracing;
}

export interface Coded {
  readonly code: string;
}

/** Handles one command whose turn has come in the queue of its stream. */
export class CommandHandler<
  S,
  C extends TypedEvent,
  E extends TypedEvent,
  R extends Coded,
  M,
  Q extends CommandRequest<C, S, M>,
> {
  readonly #log: CommandLog;
  readonly #kind: StreamKind<S, C, E, R, M, Q>;
  readonly #stream: StreamName;
  readonly #request: Q;
  readonly #deadline: Deadline;
  /** The command, once it was made: when it is decided again, it is the same. */
  #command: C | undefined;

  constructor(
    log: CommandLog,
    kind: StreamKind<S, C, E, R, M, Q>,
    { stream, request, deadline }: { readonly stream: StreamName; readonly request: Q; readonly deadline: Deadline },
  ) {
    this.#log = log;
    this.#kind = kind;
    this.#stream = stream;
    this.#request = request;
    this.#deadline = deadline;
  }

  async handle(): Promise<Outcome<S, E, R>> {
    // 1. The newest state that this process knows.
    let head = await this.#kind.states.newest(this.#request.id);
    for (let attempt = 0; attempt < ATTEMPTS && !this.#deadline.isOver; attempt++) {
      if (head.unreadable && !this.#isObservation()) return { kind: 'unreadable' };
      const next = await this.#attempt(head);
      if (next.kind !== 'retry') return next;
      head = next.head;
    }
    return UNAVAILABLE;
  }

  /** Steps 2 to 7 on one state; `retry`: the log has a newer one, and they begin again on that. */
  async #attempt(head: Head<S, E>): Promise<AnswerOrRetry<S, E, R>> {
    const { decider, states } = this.#kind;
    const request = this.#request;
    // 2. A key that has its answer gets it again, and what has expired is not done (SH-7, SH-20).
    const given = await this.#log.answers.given<S, E, R>(states, request, this.#stream, head);
    if (given) return given;
    // 3. Whether it may be done, and what its decision needs from outside of the stream.
    const permitted = await finalOf(() => request.permit?.(head.state));
    if (!permitted.ok) return this.#answer(head, { kind: 'not_allowed', failure: permitted.failure });
    const time = this.#timeOf(head);
    // 4. The command itself: of a lazy one something is sealed only now.
    const made = await finalOf(() => this.#command ?? commandOf(request, this.#deadline));
    if (!made.ok) return this.#answer(head, { kind: 'not_allowed', failure: made.failure });
    this.#command = made.value;
    // 5. The decision.
    const context = await this.#contextOf(made.value, head, time);
    const since = performance.now();
    const decision = decider.decide(
      made.value,
      head.state,
      Object.assign(context, this.#kind.outside(request), permitted.value),
    );
    this.#log.tracing.decided(outcomeOf(decision), since);
    if (!decision.ok) return this.#answer(head, { kind: 'rejected', rejection: decision.rejection });
    if (decision.events.length === 0) return this.#answer(head, 'nothing_new');
    // 6. It may have expired while waiting for its turn, the policy or a lost race.
    if (this.#log.answers.isLate(request)) return { kind: 'retry', head };
    // 7. The append, at the revision that it was decided on.
    return this.#append(head, decision.events, time.now);
  }

  /** An answer without an event counts at the head of the log alone (SH-8): a right or a house may be news here. */
  async #answer(head: Head<S, E>, answer: StoredAnswer<R> | 'nothing_new'): Promise<AnswerOrRetry<S, E, R>> {
    const { states } = this.#kind;
    const { answers } = this.#log;
    const end = states.mayBeBehind ? await states.catchUp(this.#request.id, head) : head;
    if (end !== head) return { kind: 'retry', head: end };
    if (answer === 'nothing_new')
      return answers.answer(this.#request, this.#stream, head, await answers.nothingNew(head));
    if (answer.kind === 'rejected' && head.unreadable) return { kind: 'unreadable' };
    return answers.answer(this.#request, this.#stream, head, answer);
  }

  async #append(head: Head<S, E>, decided: readonly Decided<E>[], now: string): Promise<AnswerOrRetry<S, E, R>> {
    const { store, codec, answers, onAppend } = this.#log;
    const { commandId, hash, actor, source } = this.#request;
    const deadline = this.#deadline;
    const correlationId = this.#kind.distinctCorrelationIds && source === 'system' ? randomUUID() : commandId;
    const by = { commandId, correlationId, hash, actor, source, recordedAt: now };
    const events = newEvents(this.#stream, decided, by, codec);
    const ownEvents = factsAsStored<E>(events, head.revision, codec);
    const mayGoOn = () => !deadline.isOver && !answers.isLate(this.#request);
    const { signal } = deadline;
    if (!deadline.handOver()) return UNAVAILABLE;
    const since = performance.now();
    const result = await ask(appendUntilSettled(store, this.#stream, events, head.revision, { mayGoOn, signal }));
    onAppend(result, performance.now() - since);
    this.#log.tracing.appended(commandId, result.outcome, since);
    if (result.outcome === 'lost_race' || result.outcome === 'refused') deadline.takeBack();
    switch (result.outcome) {
      case 'lost_race':
        return { kind: 'retry', head: await this.#kind.states.catchUp(this.#request.id, head, result.revision) };
      case 'unknown':
        return { kind: 'unknown' };
      case 'refused':
        return { kind: 'refused', reason: result.reason };
      case 'appended': {
        const { position, revision } = result;
        const facts = result.asGiven ? ownEvents : await answers.stored<E>(this.#stream, head.revision, revision);
        // The command is in the log, but its events can't be read at the moment.
        if (facts === null) return { kind: 'unknown' };
        const state = await this.#kind.states.appended(this.#request, head, { facts, position });
        this.#kind.onWritten?.({ id: this.#request.id, facts, correlationId });
        return { kind: 'done', position, revision, facts, repeated: false, state };
      }
    }
  }

  /** A clock that was ahead for a moment does not shut a house: it goes on from its newest event (SH-5). */
  #timeOf(head: Head<S, E>): Pick<DecisionContext, 'now' | 'clock'> {
    const clock = this.#request.now ?? this.#log.clock.now();
    const newest = this.#kind.onOwnClock ? null : this.#kind.decider.recordedAt(head.state);
    const now = newest === null ? clock : Math.max(clock, Date.parse(newest));
    return { now: instantOf(now), clock: instantOf(clock) };
  }

  /** The context of a decision: everything that is not the stream's state. */
  async #contextOf(
    command: C,
    head: Head<S, E>,
    time: Pick<DecisionContext, 'now' | 'clock'>,
  ): Promise<DecisionContext<E>> {
    const { id, commandId, actor } = this.#request;
    const stream = this.#stream;
    const { decider, states } = this.#kind;
    const history = decider.readsHistory(command) ? await states.history(id, head) : [];
    return {
      id,
      commandId,
      /** Created on first use: few commands create an object with an id. */
      get newId() {
        return eventIdOf(stream, commandId, NEW_ID_INDEX);
      },
      ...time,
      actor,
      history: () => history,
    };
  }

  #isObservation(): boolean {
    const { command } = this.#request;
    return !isLazy(command) && this.#kind.decider.isObservation(command);
  }
}

function outcomeOf(decision: { readonly ok: boolean; readonly events?: readonly unknown[] }) {
  if (!decision.ok) return 'rejected';
  return decision.events?.length === 0 ? 'nothing' : 'events';
}

type Lazy<C> = (deadline: Deadline) => Promise<C>;
const isLazy = <C>(command: C | Lazy<C>): command is Lazy<C> => typeof command === 'function';

const commandOf = <C>({ command }: Pick<CommandRequest<C>, 'command'>, deadline: Deadline): C | Promise<C> =>
  isLazy(command) ? command(deadline) : command;
