import { randomUUID } from 'node:crypto';
import type { Actor, Decided, Deciding, Decision, EventContext, Role } from '@safe-haven/domain';
import {
  type EventSource,
  type EventStore,
  eventIdOf,
  type LogEvent,
  type NewEvent,
  type RecordedEvent,
} from '@safe-haven/event-store';
import { type Clock, instantOf } from '../environment/clock.ts';
import { appendSurely } from './append-surely.ts';

const ATTEMPTS = 12;
/** A clock this far behind the newest fact decides nothing: its "now" would be in the past of the case. */
const CLOCK_TOLERANCE_MS = 120_000;

interface Event {
  readonly type: string;
}
export interface CaseFact<E> {
  readonly event: E;
  readonly context: EventContext;
}

/** What one append put into a stream. */
export interface Written<E> {
  readonly id: string;
  readonly facts: readonly CaseFact<E>[];
  readonly correlationId: string;
}

/** How one kind of stream is decided and folded: requests, transfers. */
export interface Kind<S, C, E extends Event, R extends string> {
  readonly prefix: string;
  readonly fold: (id: string, facts: readonly CaseFact<E>[]) => S;
  readonly decide: (command: C, state: S, ctx: Deciding) => Decision<E, { readonly code: R }>;
}

export interface CaseRequest<C> {
  readonly id: string;
  /** Made when the head was read and it is not a repeat: what is sealed in it then has a reason to be. */
  readonly command: () => C | Promise<C>;
  readonly commandId: string;
  readonly hash: string;
  readonly actor: Actor;
  readonly source: EventSource;
}

export type CaseOutcome<E, R> =
  | {
      readonly kind: 'done';
      readonly position: string;
      readonly revision: number;
      readonly facts: readonly CaseFact<E>[];
      readonly repeated: boolean;
    }
  | { readonly kind: 'rejected'; readonly code: R }
  | { readonly kind: 'key_reused' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'clock_behind' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly reason: 'too_large' | 'unavailable' | 'disk_full' | 'invalid' };

export interface Head<S, E> {
  readonly state: S;
  readonly revision: number;
  readonly events: readonly RecordedEvent<E>[];
}

/**
 * Read, decide, append on a request or a transfer. The stream is read each time: it is short, so that a rejection is
 * always one of its head (SH-8), and a repeated key is found in the stream itself, however long ago (SH-7). A lost
 * race is decided again on what the winner wrote.
 */
export class DecidedStream<S, C, E extends Event, R extends string> {
  readonly #store: EventStore<E>;
  readonly #clock: Clock;
  readonly #kind: Kind<S, C, E, R>;
  readonly #queues = new Map<string, Promise<unknown>>();
  readonly #onWritten = new Set<(written: Written<E>) => void>();

  constructor(store: EventStore, clock: Clock, kind: Kind<S, C, E, R>) {
    this.#store = store as EventStore<E>;
    this.#clock = clock;
    this.#kind = kind;
  }

  streamOf(id: string): string {
    return `${this.#kind.prefix}-${id}`;
  }

  /**
   * Told of facts that this process has handed over and that are in the log now. Where two replicas hand over the same
   * fact, both are: the stream then holds the `correlationId` of the one that came first.
   */
  onWritten(listener: (written: Written<E>) => void): void {
    this.#onWritten.add(listener);
  }

  /** The case as its stream tells it now; null: this program can't read it. Rejects when the log can't be read. */
  async head(id: string): Promise<Head<S, E> | null> {
    const { events, revision } = await this.#store.read(this.streamOf(id));
    if (!events.every(isReadable)) return null;
    return { state: this.#kind.fold(id, events.map(caseFactOf)), revision, events };
  }

  /** Commands on one case go one after the other in this process: a race against oneself is a waste of a commit. */
  handle(request: CaseRequest<C>): Promise<CaseOutcome<E, R>> {
    const before = this.#queues.get(request.id) ?? Promise.resolve();
    const mine = before.then(() => this.#decide(request));
    const settled = mine.catch(() => undefined);
    this.#queues.set(request.id, settled);
    void settled.then(() => {
      if (this.#queues.get(request.id) === settled) this.#queues.delete(request.id);
    });
    return mine;
  }

  async #decide(request: CaseRequest<C>): Promise<CaseOutcome<E, R>> {
    let command: C | undefined;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const head = await this.head(request.id).catch(() => undefined);
      if (head === undefined) return { kind: 'refused', reason: 'unavailable' };
      if (!head) return { kind: 'unreadable' };
      const repeat = repeatOf(request, head);
      if (repeat) return repeat;
      const now = this.#clock.now();
      const newest = newestOf(head.events);
      if (newest !== null && now + CLOCK_TOLERANCE_MS < Date.parse(newest)) return { kind: 'clock_behind' };
      command ??= await request.command();
      const ctx = { id: request.id, now: instantOf(now), actor: request.actor };
      const decision = this.#kind.decide(command, head.state, ctx);
      if (!decision.ok) return { kind: 'rejected', code: decision.rejection.code };
      if (decision.events.length === 0) {
        const position = await this.#store.head().catch(() => null);
        if (position === null) return { kind: 'refused', reason: 'unavailable' };
        return { kind: 'done', position, revision: head.revision, facts: [], repeated: false };
      }
      const outcome = await this.append(request, head.revision, decision.events);
      if (outcome !== 'lost_race') return outcome;
    }
    return { kind: 'refused', reason: 'unavailable' };
  }

  /** Writes decided facts at the revision they were decided on; their ids come from the command's id (SH-7). */
  async append(
    by: Omit<CaseRequest<C>, 'command'>,
    revision: number,
    decided: readonly Decided<E>[],
  ): Promise<CaseOutcome<E, R> | 'lost_race'> {
    const stream = this.streamOf(by.id);
    const recordedAt = instantOf(this.#clock.now());
    // What the program writes by itself has ids that are the same at every replica; this tells whose came first.
    const correlationId = by.source === 'system' ? randomUUID() : by.commandId;
    const events = decided.map((d, index) => newCaseEvent(by, stream, d, { index, recordedAt, correlationId }));
    const result = await appendSurely(this.#store, stream, events, revision);
    switch (result.outcome) {
      case 'lost_race':
        return 'lost_race';
      case 'unknown':
        return { kind: 'unknown' };
      case 'refused':
        return { kind: 'refused', reason: result.reason };
      case 'appended': {
        const facts = events.map((e, i) => ownFact(e, decided[i]!.event, revision + 1 + i));
        for (const tell of this.#onWritten) tell({ id: by.id, facts, correlationId });
        return { kind: 'done', position: result.position, revision: result.revision, facts, repeated: false };
      }
    }
  }
}

/** The same key and body gets the same answer, the same key with another body is refused. */
function repeatOf<E>(
  { commandId, actor, hash }: Omit<CaseRequest<unknown>, 'command'>,
  { events }: Head<unknown, E>,
): CaseOutcome<E, never> | null {
  const written = events.filter((e) => e.metadata.commandId === commandId && e.metadata.actor.person === actor.person);
  const last = written.at(-1);
  if (!last) return null;
  if (last.metadata.commandHash !== hash) return { kind: 'key_reused' };
  const { position, revision } = last;
  return { kind: 'done', position, revision, facts: written.map(caseFactOf), repeated: true };
}

const newestOf = (events: readonly RecordedEvent<unknown>[]): string | null =>
  events
    .map((e) => e.metadata.recordedAt)
    .toSorted()
    .at(-1) ?? null;

const isReadable = <E>(e: LogEvent<E>): e is RecordedEvent<E> => e.readable;

function caseFactOf<E>({ event, eventId, revision, metadata }: RecordedEvent<E>): CaseFact<E> {
  const { occurredAt, recordedAt, commandId } = metadata;
  const { person, role, organisation } = metadata.actor;
  const actor = { person, role: role as Role, organisation };
  return { event, context: { eventId, revision, occurredAt, recordedAt, commandId, actor } };
}

function newCaseEvent<E extends Event>(
  { actor, commandId, hash, source }: Omit<CaseRequest<never>, 'command'>,
  stream: string,
  { event, occurredAt }: Decided<E>,
  {
    index,
    recordedAt,
    correlationId,
  }: { readonly index: number; readonly recordedAt: string; readonly correlationId: string },
): NewEvent {
  const { type, ...data } = event;
  const { person, role, organisation, country } = actor;
  return {
    eventId: eventIdOf(stream, commandId, index),
    type,
    schemaVersion: 1,
    data,
    metadata: {
      occurredAt,
      recordedAt,
      actor: { person, role, organisation, country },
      commandId,
      correlationId,
      source,
      commandHash: hash,
    },
  };
}

function ownFact<E>({ eventId, metadata }: NewEvent, event: E, revision: number): CaseFact<E> {
  const { occurredAt, recordedAt, commandId, actor } = metadata;
  const { person, role, organisation } = actor;
  const by = { person, role: role as Role, organisation };
  return { event, context: { eventId, revision, occurredAt, recordedAt, commandId, actor: by } };
}
