import {
  type HavenEvent,
  requestDecider,
  type ShelterEvent,
  type ShelterState,
  streamOf,
  transferDecider,
} from '@safe-haven/domain';
import type { EventStore, RecordedEvent } from '@safe-haven/event-store';
import {
  type LogRange,
  type RequestSpan,
  requestSpan,
  type ShelterSpan,
  shelterSpan,
  spanFromState,
  startsAfter,
  transferAt,
} from '@safe-haven/projections';
import { LRUCache } from 'lru-cache';
import { shelterEvents } from '../environment/event-store.ts';
import { runInSlices } from '../feed/run-in-slices.ts';
import { shelterStream } from '../streams/shelter-states.ts';

/** The state of a shelter at the start of an account, and its revision there. */
interface SpanStart {
  readonly before: ShelterState;
  readonly revision: number;
}

/** The readable events of a shelter: those before the first unreadable one, which may have changed anything. */
interface ReadableFacts {
  readonly facts: readonly RecordedEvent<ShelterEvent>[];
  /** The position of the unreadable event; null: there is none. */
  readonly brokenAt: string | null;
}

const isBroken = ({ brokenAt }: ReadableFacts, { to }: LogRange): boolean => brokenAt !== null && brokenAt <= to;

/** The revision at which a span starts: everything after its first event belongs to it, whatever clock recorded it. */
function startRevision({ facts }: ReadableFacts, range: LogRange): number {
  const upToEnd = facts.filter(({ position }) => position <= range.to);
  const first = upToEnd.findIndex((entry) => startsAfter(range, entry));
  return upToEnd[(first < 0 ? upToEnd.length : first) - 1]?.revision ?? 0;
}

/** At most so many starts of accounts are cached: those of the shelters of each running shift. */
const MAX_CACHED = 500;

/** The events of shelters, requests and transfers between two positions, read from their own streams. */
export class SpanReader {
  readonly #store: EventStore<HavenEvent>;
  readonly #starts = new LRUCache<string, SpanStart>({ max: MAX_CACHED });

  constructor(store: EventStore<HavenEvent>) {
    this.#store = store;
  }

  /** Where the start is cached, only later events are read. An unreadable shelter gives the events before, and the flag. */
  async shelter(shelterId: string, range: LogRange): Promise<ShelterSpan> {
    const key = `${shelterId}@${'from' in range ? range.from : range.since}`;
    const start = this.#starts.get(key);
    if (start !== undefined) {
      const tail = await this.#facts(shelterId, start.revision);
      const span = spanFromState(start.before, tail.facts, range.to);
      if (span !== null) return { ...span, unreadable: isBroken(tail, range) };
    }
    const stream = await this.#facts(shelterId, 0);
    const span = await runInSlices(shelterSpan(shelterId, stream.facts, range));
    this.#starts.set(key, { before: span.before, revision: startRevision(stream, range) });
    return { ...span, unreadable: isBroken(stream, range) };
  }

  async request(requestId: string, range: LogRange): Promise<RequestSpan> {
    return requestSpan(requestId, await this.#readable(streamOf(requestDecider, requestId)), range);
  }

  async transfer(transferId: string, to: string) {
    return transferAt(transferId, await this.#readable(streamOf(transferDecider, transferId)), to);
  }

  async #facts(shelterId: string, after: number): Promise<ReadableFacts> {
    const { events } = await shelterEvents(this.#store).read(shelterStream(shelterId), after);
    const broken = events.findIndex(({ readable }) => !readable);
    const readable = broken < 0 ? events : events.slice(0, broken);
    const facts = readable.filter((e): e is RecordedEvent<ShelterEvent> => e.readable);
    return { facts, brokenAt: events[broken]?.position ?? null };
  }

  async #readable(stream: string): Promise<RecordedEvent<HavenEvent>[]> {
    const { events } = await this.#store.read(stream);
    return events.filter((e): e is RecordedEvent<HavenEvent> => e.readable);
  }
}
