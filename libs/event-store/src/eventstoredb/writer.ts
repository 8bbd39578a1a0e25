import esdb from '@eventstore/db-client';
import { LOG_STREAM } from '../admission.ts';
import type { AppendResult, NewEvent, Position, Revision, StreamName } from '../port.ts';
import type { Connection } from './connection.ts';
import { chained } from './envelope.ts';
import { failureOf, NoAnswerError, sentenceOf } from './failures.ts';
import type { Health } from './health.ts';
import type { KnownEnd } from './known-end.ts';
import { backoff, pause } from './pause.ts';
import type { Reader } from './reader.ts';
import { positionAt, theirRevisionOf } from './store-position.ts';
import type { StreamHeadCache } from './stream-head-cache.ts';

export interface Append {
  readonly stream: StreamName;
  readonly events: readonly NewEvent[];
  /** Their canonical bodies. */
  readonly bodies: readonly string[];
  readonly expected: Revision;
  /** Ends it: what was not handed to the server by then never is. */
  readonly signal?: AbortSignal | undefined;
}

/** An append, and whether the server was handed its events. */
interface Tried extends Append {
  handedOver: boolean;
}

const LEADER_TRIES = 4;
const UNAVAILABLE: AppendResult = { outcome: 'refused', reason: 'unavailable' };

/** Appends to streams, one at a time for each stream: every append is chained to the previous one. */
export class Writer {
  readonly #connection: Connection;
  readonly #reader: Reader;
  readonly #heads: StreamHeadCache;
  readonly #end: KnownEnd;
  readonly #health: Health;
  readonly #queues = new Map<StreamName, Promise<AppendResult>>();
  /** How many unknown outcomes a stream had in a row: the next append pauses first. */
  readonly #unknowns = new Map<StreamName, number>();

  constructor(connection: Connection, reader: Reader, heads: StreamHeadCache, end: KnownEnd, health: Health) {
    this.#connection = connection;
    this.#reader = reader;
    this.#heads = heads;
    this.#end = end;
    this.#health = health;
  }

  append(append: Append): Promise<AppendResult> {
    const { stream } = append;
    const before = this.#queues.get(stream);
    const queued = before === undefined ? this.#append(append) : before.then(() => this.#append(append));
    this.#queues.set(stream, queued);
    return queued.finally(() => {
      if (this.#queues.get(stream) === queued) this.#queues.delete(stream);
    });
  }

  /** The store is available again: pending pauses end. */
  calm(): void {
    this.#unknowns.clear();
  }

  /** Resolves when every pending append has its result. */
  async idle(): Promise<void> {
    await Promise.all(this.#queues.values());
  }

  /** Never rejects. When its time is over, the next append of the stream goes on at once. */
  async #append(append: Append): Promise<AppendResult> {
    const { signal, stream } = append;
    if (signal === undefined) return this.#tried({ ...append, handedOver: false });
    if (signal.aborted) return UNAVAILABLE;
    const tried: Tried = { ...append, handedOver: false };
    const { promise, resolve } = Promise.withResolvers<AppendResult>();
    const end = () => resolve(tried.handedOver ? this.#unknown(stream, new NoAnswerError()) : UNAVAILABLE);
    signal.addEventListener('abort', end);
    try {
      return await Promise.race([this.#tried(tried), promise]);
    } finally {
      signal.removeEventListener('abort', end);
    }
  }

  /** A failure that may have written is an unknown outcome. */
  async #tried(append: Tried): Promise<AppendResult> {
    const unknowns = this.#unknowns.get(append.stream) ?? 0;
    if (unknowns > 0) await pause(backoff(unknowns - 1, this.#connection.settings));
    try {
      const before = await this.#before(append.stream, append.expected);
      return before === null ? await this.#settle(append) : await this.#write(append, before);
    } catch (error) {
      return this.#unknown(append.stream, error);
    }
  }

  /** The hash that an append at this revision is chained to; null when the stream is known to be at another revision. */
  async #before(stream: StreamName, expected: Revision): Promise<string | null> {
    const cached = this.#heads.of(stream);
    if (cached && cached.revision > expected) return null;
    if (expected === 0) return '';
    if (cached?.revision === expected) return cached.hash;
    const found = await this.#reader.stream(stream, expected - 1, 1);
    const event = found === 'deleted' ? undefined : found[0];
    return event?.revision === expected ? event.hash : null;
  }

  async #write(append: Tried, before: string): Promise<AppendResult> {
    const { stream, bodies, expected } = append;
    const { events, hash } = chained(stream, bodies, expected, before);
    const revision = expected + events.length;
    for (let tries = 1; ; tries++) {
      const { generation } = this.#connection;
      if (append.signal?.aborted) return UNAVAILABLE;
      append.handedOver = true;
      try {
        const { client, options } = this.#connection;
        const expectedRevision = expected === 0 ? esdb.NO_STREAM : theirRevisionOf(expected);
        const written = await this.#connection.answered(
          client.appendToStream(this.#connection.nameOf(stream), events, { ...options, expectedRevision }),
        );
        this.#health.connected();
        const inPlace = written.nextExpectedRevision === theirRevisionOf(revision);
        if (!inPlace || !written.position) return await this.#settle(append);
        return this.#taken(stream, revision, hash, positionAt(written.position));
      } catch (error) {
        this.#connection.reportFailure(error, generation);
        const failure = failureOf(error);
        if (failure === 'not_leader' && tries < LEADER_TRIES) {
          await pause(backoff(tries - 1, this.#connection.settings));
        } else if (failure === 'wrong_version') return await this.#settle(append);
        else return this.#failed(append, error);
      }
    }
  }

  /**
   * The stream is at another revision: by our own events, which is the first result again, or by another writer's. The head
   * is read first: a late copy of ours that arrives between the two reads is then found by the second. In the other order
   * it would count as another writer's, and be written twice.
   */
  async #settle({ stream, events, expected }: Append): Promise<AppendResult> {
    const head = await this.#reader.last(stream);
    const stored = head === 'deleted' ? head : await this.#reader.stream(stream, expected, events.length);
    if (head === 'deleted' || stored === 'deleted') return UNAVAILABLE;
    const last = stored.at(-1);
    const isOwn = stored.length === events.length && stored.every((event, i) => event.eventId === events[i]?.eventId);
    if (isOwn && last && last.revision !== expected + events.length) return this.#elsewhere(stream);
    if (isOwn && last) return this.#taken(stream, last.revision, last.hash, last.position);
    this.#heads.forget(stream);
    if (head) this.#heads.set(stream, head.revision, head.hash);
    return { outcome: 'lost_race', revision: head?.revision ?? 0 };
  }

  #taken(stream: StreamName, revision: Revision, hash: string, position: Position): AppendResult {
    this.#unknowns.delete(stream);
    this.#heads.set(stream, revision, hash);
    if (stream !== LOG_STREAM) this.#end.sawEvent(position);
    // The server treats events with known ids as a repeat and does not report it.
    return { outcome: 'appended', revision, position, asGiven: false };
  }

  #failed({ stream }: Append, error: unknown): AppendResult {
    const failure = failureOf(error);
    if (failure === 'too_large') return { outcome: 'refused', reason: 'too_large' };
    if (failure === 'unknown' || failure === 'wrong_version') return this.#unknown(stream, error);
    this.#health.away(sentenceOf(error, this.#connection.settings.hosts));
    return UNAVAILABLE;
  }

  #unknown(stream: StreamName, error: unknown): AppendResult {
    const reason = sentenceOf(error, this.#connection.settings.hosts);
    this.#unknowns.set(stream, (this.#unknowns.get(stream) ?? 0) + 1);
    this.#heads.forget(stream);
    this.#health.away(reason);
    return { outcome: 'unknown', reason };
  }

  /** It was appended after deleted events: not at the revision of the decision, so it is unreadable there. */
  #elsewhere(stream: StreamName): AppendResult {
    this.#heads.forget(stream);
    this.#health.away(`Stream "${stream}" was deleted in the store, and does not begin anew: restore a backup.`);
    return UNAVAILABLE;
  }
}
