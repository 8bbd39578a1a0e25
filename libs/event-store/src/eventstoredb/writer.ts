import esdb from '@eventstore/db-client';
import { LOG_STREAM } from '../admission.ts';
import type { AppendResult, NewEvent, Position, Revision, StreamName } from '../port.ts';
import type { Connection } from './connection.ts';
import { chained } from './envelope.ts';
import { failureOf, sentenceOf } from './failures.ts';
import type { Health } from './health.ts';
import type { KnownEnd } from './known-end.ts';
import type { KnownHeads } from './known-heads.ts';
import { backoff, pause } from './pause.ts';
import { positionAt, theirRevisionOf } from './places.ts';
import type { Reader } from './reader.ts';

export interface Append {
  readonly stream: StreamName;
  readonly events: readonly NewEvent[];
  /** Their canonical bodies. */
  readonly bodies: readonly string[];
  readonly expected: Revision;
}

const LEADER_TRIES = 4;
const UNAVAILABLE: AppendResult = { outcome: 'refused', reason: 'unavailable' };

/** Writes to streams, one append after the other in each: the next is chained to the one before. */
export class Writer {
  readonly #connection: Connection;
  readonly #reader: Reader;
  readonly #heads: KnownHeads;
  readonly #end: KnownEnd;
  readonly #health: Health;
  readonly #queues = new Map<StreamName, Promise<AppendResult>>();
  /** How often in a row it was not known what became of an append to a stream: the next one pauses first. */
  readonly #unknowns = new Map<StreamName, number>();

  constructor(connection: Connection, reader: Reader, heads: KnownHeads, end: KnownEnd, health: Health) {
    this.#connection = connection;
    this.#reader = reader;
    this.#heads = heads;
    this.#end = end;
    this.#health = health;
  }

  append(append: Append): Promise<AppendResult> {
    const { stream } = append;
    const before = this.#queues.get(stream);
    const mine = before === undefined ? this.#append(append) : before.then(() => this.#append(append));
    this.#queues.set(stream, mine);
    return mine.finally(() => {
      if (this.#queues.get(stream) === mine) this.#queues.delete(stream);
    });
  }

  /** The store is there again: nobody waits any longer than it takes. */
  calm(): void {
    this.#unknowns.clear();
  }

  /** Resolves when everything that was to be written has been answered. */
  async idle(): Promise<void> {
    await Promise.all(this.#queues.values());
  }

  /** Never rejects: what can't be told is an unknown outcome. */
  async #append(append: Append): Promise<AppendResult> {
    const unknowns = this.#unknowns.get(append.stream) ?? 0;
    if (unknowns > 0) await pause(backoff(unknowns - 1, this.#connection.settings));
    try {
      const before = await this.#before(append.stream, append.expected);
      return before === null ? await this.#settle(append) : await this.#write(append, before);
    } catch (error) {
      return this.#unknown(append.stream, error);
    }
  }

  /** The hash that an append at this revision is chained to; null when the stream is known to stand elsewhere. */
  async #before(stream: StreamName, expected: Revision): Promise<string | null> {
    const known = this.#heads.of(stream);
    if (known && known.revision > expected) return null;
    if (expected === 0) return '';
    if (known?.revision === expected) return known.hash;
    const found = await this.#reader.stream(stream, expected - 1, 1);
    const event = found === 'deleted' ? undefined : found[0];
    return event?.revision === expected ? event.hash : null;
  }

  async #write(append: Append, before: string): Promise<AppendResult> {
    const { stream, bodies, expected } = append;
    const { events, hash } = chained(stream, bodies, expected, before);
    const revision = expected + events.length;
    for (let tries = 1; ; tries++) {
      const { generation } = this.#connection;
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
        this.#connection.blame(error, generation);
        const failure = failureOf(error);
        if (failure === 'not_leader' && tries < LEADER_TRIES) {
          await pause(backoff(tries - 1, this.#connection.settings));
        } else if (failure === 'wrong_version') return await this.#settle(append);
        else return this.#failed(append, error);
      }
    }
  }

  /**
   * The stream stands elsewhere: by our own events, which is the first result again, or by those of another. Its head is
   * read first: a late copy of ours that comes between the two reads is then in the second. Read the other way round it
   * would be taken for somebody else's, and be written twice.
   */
  async #settle({ stream, events, expected }: Append): Promise<AppendResult> {
    const head = await this.#reader.last(stream);
    const there = head === 'deleted' ? head : await this.#reader.stream(stream, expected, events.length);
    if (head === 'deleted' || there === 'deleted') return UNAVAILABLE;
    const last = there.at(-1);
    const ours = there.length === events.length && there.every((event, i) => event.eventId === events[i]?.eventId);
    if (ours && last && last.revision !== expected + events.length) return this.#elsewhere(stream);
    if (ours && last) return this.#taken(stream, last.revision, last.hash, last.position);
    this.#heads.forget(stream);
    if (head) this.#heads.saw(stream, head.revision, head.hash);
    return { outcome: 'lost_race', revision: head?.revision ?? 0 };
  }

  #taken(stream: StreamName, revision: Revision, hash: string, position: Position): AppendResult {
    this.#unknowns.delete(stream);
    this.#heads.saw(stream, revision, hash);
    if (stream !== LOG_STREAM) this.#end.own(position);
    // The server takes events of known ids for a repeat and does not say so.
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

  /** It was written behind events that were deleted: not where the decision was made, so it is unreadable there. */
  #elsewhere(stream: StreamName): AppendResult {
    this.#heads.forget(stream);
    this.#health.away(`Stream "${stream}" was deleted in the store, and does not begin anew: restore a backup.`);
    return UNAVAILABLE;
  }
}
