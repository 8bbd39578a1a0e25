import { randomUUID } from 'node:crypto';
import { admit, isForgettable } from '../admission.ts';
import { eventIdOfBody, linkOf } from '../chain.ts';
import { Arrivals, followLog } from '../follow.ts';
import {
  type AppendResult,
  type BrokenLink,
  type Codec,
  type EventStore,
  type LogEvent,
  type NewEvent,
  type Place,
  type Position,
  positionOf,
  type Revision,
  START,
  StoreUnavailable,
  type StreamName,
  type StreamSlice,
} from '../port.ts';
import { decode, type Stored } from '../stored.ts';

const PAGE = 256;

/**
 * The store that tests use instead of a mock: it keeps every promise of the port but durability. A fixed `logId` makes a
 * simulation reproducible.
 */
export function createMemoryStore<E>({ codec, logId = randomUUID() }: MemoryOptions<E>): EventStore<E> {
  return new MemoryStore(codec, logId);
}

export interface MemoryOptions<E> {
  readonly codec: Codec<E>;
  readonly logId?: string;
}

class MemoryStore<E> implements EventStore<E> {
  readonly logId: string;
  readonly #codec: Codec<E>;
  readonly #arrivals = new Arrivals();
  readonly #streams = new Map<StreamName, Stored[]>();
  /** In log order; the event at position n is at index n - 1, null where it was forgotten. */
  readonly #log: (Stored | null)[] = [];

  constructor(codec: Codec<E>, logId: string) {
    this.#codec = codec;
    this.logId = logId;
  }

  async read(stream: StreamName, after: Revision = 0, upTo?: Place): Promise<StreamSlice<E>> {
    const all = this.#streams.get(stream) ?? [];
    return {
      events: all.slice(after, upTo?.revision).map((stored) => decode(this.#codec, stored)),
      revision: all.length,
    };
  }

  async append(
    stream: StreamName,
    events: readonly NewEvent[],
    expected: Revision,
    signal?: AbortSignal,
  ): Promise<AppendResult> {
    if (this.#arrivals.closed || signal?.aborted) return { outcome: 'refused', reason: 'unavailable' };
    const admission = admit(stream, events, expected);
    if (!admission.ok) return { outcome: 'refused', reason: admission.reason };
    const all = this.#streams.get(stream) ?? [];
    if (expected !== all.length) return repeated(all, events, expected);
    this.#streams.set(stream, all);
    for (const body of admission.bodies) this.#store(all, stream, body);
    this.#arrivals.announce();
    return { outcome: 'appended', revision: all.length, position: positionOf(this.#log.length), asGiven: true };
  }

  #store(all: Stored[], stream: StreamName, body: string): void {
    const before = all.at(-1);
    const revision = all.length + 1;
    const hash = linkOf(before?.hash ?? '', stream, revision, body);
    const stored = { position: this.#log.length + 1, previous: before?.position ?? 0, stream, revision, hash, body };
    all.push(stored);
    this.#log.push(stored);
  }

  follow(after: Position, signal: AbortSignal) {
    const page = (cursor: number) => {
      const events: LogEvent<E>[] = [];
      for (let i = cursor; i < this.#log.length && events.length < PAGE; i++) {
        const stored = this.#log[i];
        if (stored) events.push(decode(this.#codec, stored));
      }
      return { events, fromDisk: false };
    };
    return followLog({ page, arrivals: this.#arrivals }, after, signal);
  }

  async head(): Promise<Position> {
    const last = this.#log.findLast((stored) => stored !== null);
    return last ? positionOf(last.position) : START;
  }

  async ping(): Promise<Position> {
    if (this.#arrivals.closed) throw new StoreUnavailable('The log is closed.');
    return this.head();
  }

  async forget(stream: StreamName): Promise<void> {
    if (!isForgettable(stream)) throw new Error(`Only key- streams can be forgotten, not "${stream}"`);
    for (const { position } of this.#streams.get(stream) ?? []) this.#log[position - 1] = null;
    this.#streams.delete(stream);
  }

  async verify(onProgress: (events: number) => void = () => {}): Promise<BrokenLink | null> {
    for (const all of this.#streams.values()) {
      for (const [index, { stream, revision, position, hash, body }] of all.entries()) {
        if (hash === linkOf(all[index - 1]?.hash ?? '', stream, revision, body)) continue;
        return { stream, revision, position: positionOf(position), reason: 'The hash does not match the event.' };
      }
    }
    onProgress(this.#log.length);
    return null;
  }

  async close(): Promise<void> {
    this.#arrivals.close();
  }
}

/** An append on an older revision: the first result if it is a repeat, otherwise a lost race. */
function repeated(all: readonly Stored[], events: readonly NewEvent[], expected: Revision): AppendResult {
  const last = all[expected + events.length - 1];
  const same = events.every((event, i) => eventIdOfBody(all[expected + i]?.body ?? '') === event.eventId);
  if (!same || !last) return { outcome: 'lost_race', revision: all.length };
  return { outcome: 'appended', revision: last.revision, position: positionOf(last.position), asGiven: false };
}
