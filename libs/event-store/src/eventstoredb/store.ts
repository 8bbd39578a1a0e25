import { admit, isForgettable, LOG_STREAM } from '../admission.ts';
import { Arrivals } from '../follow.ts';
import type {
  AppendResult,
  BrokenLink,
  Codec,
  EventStore,
  LogEvent,
  NewEvent,
  Place,
  Position,
  Revision,
  StreamName,
  StreamSlice,
} from '../port.ts';
import { START, StoreUnavailable } from '../port.ts';
import { type Placed, read } from './envelope.ts';
import { failureOf, Sentence, sentenceOf } from './failures.ts';
import { findHead } from './head.ts';
import { type PingTarget, ping } from './ping.ts';
import { followAlways, type Supervised } from './supervisor.ts';
import { firstBroken } from './verify.ts';
import { Writer } from './writer.ts';

/** On closing, followers may still read what this process wrote, for so long. */
const CLOSING_MS = 1_000;

/** The components of the store. */
export interface Parts extends Omit<Supervised, 'head'>, PingTarget {
  readonly writer: Writer;
}

/** A follower, as `close` needs it. */
interface Follower {
  position: Position;
  /** Whether it waits for the store and not for its reader. */
  pulling: boolean;
}

/** The port, composed of the parts of this folder. */
export class EventStoreDb<E> implements EventStore<E> {
  readonly logId: string;
  readonly #codec: Codec<E>;
  readonly #parts: Parts;
  readonly #closed = new AbortController();
  readonly #followers = new Set<Follower>();
  readonly #steps = new Arrivals();
  #closing = false;

  constructor(logId: string, codec: Codec<E>, parts: Parts) {
    this.logId = logId;
    this.#codec = codec;
    this.#parts = parts;
  }

  async read(stream: StreamName, after: Revision = 0, upTo?: Place): Promise<StreamSlice<E>> {
    const { reader, logStream, heads } = this.#parts;
    const empty = { events: [], revision: 0 };
    if (stream === LOG_STREAM || logStream.isForgotten(stream)) return empty;
    if (upTo !== undefined && upTo.revision <= after) return { events: [], revision: upTo.revision };
    const found = await reader.stream(stream, after, upTo && upTo.revision - after);
    if (found !== 'deleted' && found.length > 0) {
      mustBeComplete(stream, after, found);
      const { revision, hash } = found.at(-1)!;
      heads.set(stream, revision, hash);
      return { events: found.map((event) => read(this.#codec, event)), revision };
    }
    const last = found === 'deleted' || after === 0 ? found : await reader.last(stream);
    if (last !== 'deleted') return last && 'revision' in last ? { events: [], revision: last.revision } : empty;
    if (isForgettable(stream)) return empty;
    throw new Sentence(`Stream "${stream}" was deleted in the store: restore a backup.`);
  }

  async append(
    stream: StreamName,
    events: readonly NewEvent[],
    expected: Revision,
    signal?: AbortSignal,
  ): Promise<AppendResult> {
    if (this.#closing) return { outcome: 'refused', reason: 'unavailable' };
    const admission = admit(stream, events, expected);
    if (!admission.ok) return { outcome: 'refused', reason: admission.reason };
    return this.#parts.writer.append({ stream, events, bodies: admission.bodies, expected, signal });
  }

  async *follow(after: Position, signal: AbortSignal): AsyncGenerator<LogEvent<E>> {
    const follower: Follower = { position: after, pulling: true };
    this.#followers.add(follower);
    try {
      const until = AbortSignal.any([signal, this.#closed.signal]);
      for await (const event of followAlways(this.#supervised, after, until)) {
        follower.pulling = false;
        follower.position = event.position;
        this.#steps.announce();
        yield read(this.#codec, event);
        follower.pulling = true;
        this.#steps.announce();
      }
    } finally {
      this.#followers.delete(follower);
      this.#steps.announce();
    }
  }

  async head(): Promise<Position> {
    await this.#parts.logStream.refresh();
    return findHead(this.#parts);
  }

  async ping(ms: number): Promise<Position> {
    if (this.#closing) throw new StoreUnavailable('The log is closed.');
    return ping(this.#parts, ms);
  }

  async forget(stream: StreamName): Promise<void> {
    if (!isForgettable(stream)) throw new Error(`Only key- streams can be forgotten, not "${stream}"`);
    const { connection, reader, logStream } = this.#parts;
    const found = await reader.stream(stream, 0, 1);
    if (found === 'deleted' || found.length === 0) return;
    await logStream.noteForgotten(stream);
    try {
      const { client, options } = connection;
      await connection.answered(client.tombstoneStream(connection.nameOf(stream), options));
    } catch (error) {
      if (failureOf(error) === 'deleted') return;
      throw new StoreUnavailable(sentenceOf(error, connection.settings.hosts), { cause: error });
    }
  }

  async verify(onProgress: (events: number) => void = () => {}): Promise<BrokenLink | null> {
    return firstBroken(this.#upTo(START, await this.head()), onProgress);
  }

  /** Lets active followers read what this process has written, then ends. */
  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    const { connection, cluster, health, end, writer } = this.#parts;
    health.mute();
    const enough = AbortSignal.timeout(CLOSING_MS);
    while (!enough.aborted && [...this.#followers].some((f) => f.pulling && f.position < end.last)) {
      await this.#steps.next(enough);
    }
    this.#closed.abort();
    await writer.idle();
    await Promise.all([connection.close(), cluster?.close()]);
  }

  get #supervised(): Supervised {
    return { ...this.#parts, head: () => this.head() };
  }

  /** All our events after a position up to another one, which is one of ours. */
  async *#upTo(after: Position, last: Position): AsyncGenerator<Placed> {
    if (last <= after) return;
    for await (const event of followAlways(this.#supervised, after, this.#closed.signal)) {
      yield event;
      if (event.position >= last) return;
    }
  }
}

/** Throws when the first events are missing: the stream has a `$maxCount` or was truncated. */
function mustBeComplete(stream: StreamName, after: Revision, events: readonly Placed[]): void {
  const first = events[0]?.revision ?? 0;
  if (first === after + 1) return;
  throw new Sentence(
    `Events of stream "${stream}" before revision ${first} are missing in the store: restore a backup.`,
  );
}
