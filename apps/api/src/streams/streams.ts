import { eventCodec } from '@safe-haven/contracts';
import { type Decided, streamOf } from '@safe-haven/domain';
import type { AppendResult, EventStore, Revision, StreamName } from '@safe-haven/event-store';
import type { Clock } from '../environment/clock.ts';
import { ServerTime } from '../environment/server-time.ts';
import { NO_TRACING, type Tracing } from '../traces/tracing.ts';
import { Answers } from './answers.ts';
import { appendUntilSettled, unavailable } from './ask-log.ts';
import type { CommandRequest } from './command.ts';
import { type Coded, CommandHandler, type CommandLog } from './command-handler.ts';
import { Deadline } from './deadline.ts';
import { newEvents, type Recording, type TypedEvent, type WriteCodec } from './facts.ts';
import type { StreamKind } from './kind.ts';
import type { Outcome } from './outcome.ts';
import { Queues } from './queues.ts';

interface StreamsOptions {
  /** How long a command may take; absent: no sender waits for it. */
  readonly commandMs?: number | null;
  /** Called with what became of each append, and how long it took, ms. */
  readonly onAppend?: CommandLog['onAppend'];
  /** Called with the kind of stream of each command, and what became of it. */
  readonly onOutcome?: (kind: string, outcome: string) => void;
  readonly tracing?: Tracing;
}

/**
 * The write path: read, decide, append, for every kind of stream (`CommandHandler`). Commands on one stream are
 * serialised in this process, since racing with oneself only wastes commits; after losing a race to another process the
 * command is decided again on the new state (SH-8).
 */
export class Streams {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly #log: CommandLog;
  readonly #queues = new Queues();
  readonly #commandMs: number | null;
  readonly #onOutcome: (kind: string, outcome: string) => void;

  constructor(
    store: EventStore,
    clock: Clock,
    codec: WriteCodec = eventCodec,
    serverTime: ServerTime = new ServerTime(clock),
    {
      commandMs = null,
      onAppend = () => undefined,
      onOutcome = () => undefined,
      tracing = NO_TRACING,
    }: StreamsOptions = {},
  ) {
    this.#commandMs = commandMs;
    this.#onOutcome = onOutcome;
    this.store = store;
    this.clock = clock;
    this.#log = { store, clock, codec, onAppend, tracing, answers: new Answers(store, serverTime) };
  }

  /** How many commands wait for their turn on a stream, or are decided and written. */
  get unfinished(): number {
    return this.#queues.unfinished;
  }

  /** Rejects only for programming errors: an unreachable store is an outcome. */
  async handle<S, C extends TypedEvent, E extends TypedEvent, R extends Coded, M, Q extends CommandRequest<C, S, M>>(
    kind: StreamKind<S, C, E, R, M, Q>,
    request: Q,
  ): Promise<Outcome<S, E, R>> {
    const stream = streamOf(kind.decider, request.id);
    const deadline = request.deadline ?? new Deadline(this.#commandMs);
    const work = () => new CommandHandler(this.#log, kind, { stream, request, deadline }).handle();
    const outcome = await this.#log.tracing.command(kind.decider.kind, request.commandId, () =>
      deadline.within(this.#queues.run(stream, work).catch(unavailable)).finally(() => {
        if (request.deadline === undefined) deadline.clear();
      }),
    );
    this.#onOutcome(kind.decider.kind, outcome.kind);
    return outcome;
  }

  /** Appends events at a revision that the caller knows: for filling a log that has no other writer yet. */
  append(
    stream: StreamName,
    decided: readonly Decided<TypedEvent>[],
    expected: Revision,
    by: Recording,
  ): Promise<AppendResult> {
    return appendUntilSettled(this.store, stream, newEvents(stream, decided, by, this.#log.codec), expected);
  }
}
