import { randomUUID } from 'node:crypto';
import { eventCodec } from '@safe-haven/contracts';
import type { Decided, DecisionContext, RecordedFact } from '@safe-haven/domain';
import { type AppendResult, type EventStore, eventIdOf, type Revision, type StreamName } from '@safe-haven/event-store';
import { type Clock, instantOf } from '../environment/clock.ts';
import { appendSurely } from './append-surely.ts';
import type { CommandRequest } from './command.ts';
import { newEvents, ownFacts, type Recording, type Typed, type VersionOf } from './facts.ts';
import { type Head, type Repeat, type StreamKind, streamOf } from './kind.ts';
import { ask, unavailable } from './log-away.ts';
import { type Outcome, UNAVAILABLE } from './outcome.ts';
import { Queues } from './queues.ts';
import { traced } from './tracing.ts';

const ATTEMPTS = 20;
/** A clock this far behind the newest fact decides nothing: its "now" would be in the past of the stream. */
const CLOCK_TOLERANCE_MS = 120_000;
/** An index that no event has: the id made with it names what the command makes, a hold, a stay, a room. */
const NAMES_WHAT_IS_MADE = -1;

interface Coded {
  readonly code: string;
}

interface LostRace {
  readonly kind: 'lost_race';
  readonly revision: Revision;
}

/**
 * The one write path: read, decide, append, whatever kind of stream it is. Commands on one stream go one after the other in
 * this process, for a race against oneself is a waste of a commit; a race that another process won is decided again on
 * what that one wrote (SH-8).
 */
export class Streams {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly #versionOf: VersionOf;
  readonly #queues = new Queues();

  constructor(store: EventStore, clock: Clock, versionOf: VersionOf = eventCodec.versionOf) {
    this.store = store;
    this.clock = clock;
    this.#versionOf = versionOf;
  }

  /** Rejects with what the command's `check` throws, and never because the log can't be asked: that is an outcome. */
  handle<S, C extends Typed, E extends Typed, R extends Coded, M, Q extends CommandRequest<C>>(
    kind: StreamKind<S, C, E, R, M, Q>,
    request: Q,
  ): Promise<Outcome<S, E, R>> {
    const stream = streamOf(kind.decider, request.id);
    return traced(kind.decider.kind, () =>
      this.#queues.run(stream, () => this.#handle(kind, request, stream)).catch(unavailable),
    );
  }

  /** Facts at a revision that the caller knows: for filling a log that nobody else writes yet. */
  append(
    stream: StreamName,
    decided: readonly Decided<Typed>[],
    expected: Revision,
    by: Recording,
  ): Promise<AppendResult> {
    return appendSurely(this.store, stream, newEvents(stream, decided, by, this.#versionOf), expected);
  }

  async #handle<S, C extends Typed, E extends Typed, R extends Coded, M, Q extends CommandRequest<C>>(
    kind: StreamKind<S, C, E, R, M, Q>,
    request: Q,
    stream: StreamName,
  ): Promise<Outcome<S, E, R>> {
    const { decider, states } = kind;
    let command: C | undefined;
    let head = await states.newest(request.id);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (head.unreadable && !isObservation(decider, request)) return { kind: 'unreadable' };
      const repeat = request.hash === undefined ? null : await states.repeat?.(request, head);
      if (repeat) return repeated(repeat, request.hash, head.state);
      await request.check?.();

      const now = request.now ?? this.clock.now();
      const newest = kind.onAnyClock ? null : decider.recordedAt(head.state);
      if (newest !== null && now + CLOCK_TOLERANCE_MS < Date.parse(newest)) return { kind: 'clock_behind' };
      command ??= await commandOf(request);
      const history = decider.readsHistory(command) ? await states.history(request.id, head) : [];
      const context = Object.assign(contextOf(request, stream, instantOf(now), history), kind.outside(request));
      const decision = decider.decide(command, head.state, context);

      if (!decision.ok || decision.events.length === 0) {
        const end = states.mayBeBehind ? await states.beyond(request.id, head) : head;
        if (end !== head) {
          head = end;
          continue;
        }
        if (decision.ok) return this.#nothingNew(head);
        if (head.unreadable) return { kind: 'unreadable' };
        return { kind: 'rejected', rejection: decision.rejection, state: head.state };
      }

      const written = await this.#write(kind, request, { stream, head, decided: decision.events, now });
      if (written.kind !== 'lost_race') return written;
      head = await states.beyond(request.id, head, written.revision);
    }
    return UNAVAILABLE;
  }

  /** Decided facts at the revision on which they were decided. */
  async #write<S, C extends Typed, E extends Typed, R extends Coded, M, Q extends CommandRequest<C>>(
    kind: StreamKind<S, C, E, R, M, Q>,
    request: Q,
    { stream, head, decided, now }: ToWrite<S, E>,
  ): Promise<Outcome<S, E, R> | LostRace> {
    const { commandId, hash, actor, source } = request;
    const correlationId = kind.tellsReplicasApart && source === 'system' ? randomUUID() : commandId;
    const by = { commandId, correlationId, hash, actor, source, recordedAt: instantOf(now) };
    const events = newEvents(stream, decided, by, this.#versionOf);
    const result = await ask(appendSurely(this.store, stream, events, head.revision));
    switch (result.outcome) {
      case 'lost_race':
        return { kind: 'lost_race', revision: result.revision };
      case 'unknown':
        return { kind: 'unknown' };
      case 'refused':
        return { kind: 'refused', reason: result.reason };
      case 'appended': {
        const { position, revision } = result;
        const facts = ownFacts(decided, events, head.revision);
        const state = await kind.states.wrote(request, head, { facts, position });
        kind.onWritten?.({ id: request.id, facts, correlationId });
        return { kind: 'done', position, revision, facts, repeated: false, state };
      }
    }
  }

  async #nothingNew<S>({ revision, state }: Head<S>): Promise<Outcome<S, never, never>> {
    const position = await ask(this.store.head());
    return { kind: 'done', position, revision, facts: [], repeated: false, state };
  }
}

interface ToWrite<S, E> {
  readonly stream: StreamName;
  readonly head: Head<S, E>;
  readonly decided: readonly Decided<E>[];
  readonly now: number;
}

/** The same key and body gets the same answer, the same key with another body is refused (SH-7). */
function repeated<S, E>(
  { hash, position, revision, facts }: Repeat<E>,
  expected: string | undefined,
  state: S,
): Outcome<S, E, never> {
  if (hash !== expected) return { kind: 'key_reused' };
  return { kind: 'done', position, revision, facts, repeated: true, state };
}

/** Everything that is not a fact of the stream. */
const contextOf = <E>(
  { id, commandId, actor }: CommandRequest<unknown>,
  stream: StreamName,
  now: string,
  history: readonly RecordedFact<E>[],
): DecisionContext<E> => ({
  id,
  commandId,
  /** Made where it is asked for: few commands make something that needs a name. */
  get newId() {
    return eventIdOf(stream, commandId, NAMES_WHAT_IS_MADE);
  },
  now,
  actor,
  history: () => history,
});

const isMade = <C>(command: C | (() => Promise<C>)): command is () => Promise<C> => typeof command === 'function';

const commandOf = <C>({ command }: Pick<CommandRequest<C>, 'command'>): C | Promise<C> =>
  isMade(command) ? command() : command;

const isObservation = <C>(
  decider: { isObservation(command: C): boolean },
  { command }: Pick<CommandRequest<C>, 'command'>,
): boolean => !isMade(command) && decider.isObservation(command);
