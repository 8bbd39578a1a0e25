import {
  type HavenEvent,
  later,
  requestDecider,
  type ShelterEvent,
  type ShelterState,
  streamOf,
  transferDecider,
} from '@safe-haven/domain';
import { type EventStore, type RecordedEvent, START } from '@safe-haven/event-store';
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
import { runInSlices } from '../limits/loop-turns.ts';
import { shelterStream } from '../streams/shelter-states.ts';

/** A shelter right before a span. */
interface SpanStart {
  readonly before: ShelterState;
  /** The last event that is in it. */
  readonly revision: number;
  readonly position: string;
  /** The latest instant at which one of them was recorded. */
  readonly recordedAt: string;
}

const BEGINNING = { revision: 0, position: START, recordedAt: '' } as const;

/** A span as it was read last: up to which position, and the last event of the stream that was there then. */
interface ReadSpan {
  readonly span: ShelterSpan;
  readonly to: string;
  readonly revision: number;
}

/** The readable events of a shelter: those before the first unreadable one, which may have changed anything. */
interface ReadableFacts {
  readonly facts: readonly RecordedEvent<ShelterEvent>[];
  /** The position of the unreadable event; null: there is none. */
  readonly brokenAt: string | null;
}

const upToEnd = ({ facts }: ReadableFacts, { to }: LogRange) => facts.filter(({ position }) => position <= to);
const isBroken = ({ brokenAt }: ReadableFacts, { to }: LogRange): boolean => brokenAt !== null && brokenAt <= to;

/** How many of the events are before the range: all after its first one belong to it, whatever clock recorded them. */
function countBefore(facts: readonly RecordedEvent<ShelterEvent>[], range: LogRange): number {
  const first = facts.findIndex((entry) => startsAfter(range, entry));
  return first < 0 ? facts.length : first;
}

const startsBefore = (range: LogRange, { position, recordedAt }: SpanStart): boolean =>
  !startsAfter(range, { position, metadata: { recordedAt } });

/** At most so many spans are cached: those of the shelters of each running shift; and starts of so many shelters. */
const MAX_CACHED = 500;
/** Of one shelter: two shifts and the hours of those without one. */
const MAX_STARTS = 4;

/**
 * The events of shelters, requests and transfers between two positions, read from their own streams. A shelter's past is read
 * once: later spans, and later reads of one, begin where an earlier one stood (SH-32).
 */
export class SpanReader {
  readonly #store: EventStore<HavenEvent>;
  /** By shelter, starts of earlier spans, the newest last. */
  readonly #starts = new LRUCache<string, readonly SpanStart[]>({ max: MAX_CACHED });
  /** By shelter and start of the range. */
  readonly #spans = new LRUCache<string, ReadSpan>({ max: MAX_CACHED });

  constructor(store: EventStore<HavenEvent>) {
    this.#store = store;
  }

  /** An unreadable shelter gives the events before, and the flag. */
  async shelter(shelterId: string, range: LogRange): Promise<ShelterSpan> {
    const key = `${shelterId}@${'from' in range ? range.from : range.since}`;
    const read = (await this.#continued(key, shelterId, range)) ?? (await this.#fromStart(shelterId, range));
    this.#spans.set(key, read);
    return read.span;
  }

  /** The same span as read before, with what came since; null: it was not, or what came corrects what was read. */
  async #continued(key: string, shelterId: string, range: LogRange): Promise<ReadSpan | null> {
    const read = this.#spans.get(key);
    if (read === undefined || read.to > range.to) return null;
    if (read.to === range.to) return read;
    const tail = await this.#facts(shelterId, read.revision);
    const { span } = read;
    const more = spanFromState(span.after, tail.facts, range.to);
    if (more === null) return null;
    const whole = { ...span, after: more.after, facts: [...span.facts, ...more.facts] };
    return readSpan(whole, tail, range, read.revision);
  }

  async #fromStart(shelterId: string, range: LogRange): Promise<ReadSpan> {
    const start = (this.#starts.get(shelterId) ?? []).findLast((each) => startsBefore(range, each));
    const read = start === undefined ? null : await this.#fromEarlier(start, shelterId, range);
    if (read !== null) return read;
    const stream = await this.#facts(shelterId, 0);
    const span = await runInSlices(shelterSpan(shelterId, stream.facts, range));
    const facts = upToEnd(stream, range);
    this.#keepStart(shelterId, span.before, BEGINNING, facts.slice(0, countBefore(facts, range)));
    return readSpan(span, stream, range, 0);
  }

  /** From where an earlier span began; null: an event since corrects what may have been before. */
  async #fromEarlier(start: SpanStart, shelterId: string, range: LogRange): Promise<ReadSpan | null> {
    const tail = await this.#facts(shelterId, start.revision);
    const facts = upToEnd(tail, range);
    const count = countBefore(facts, range);
    const before = spanFromState(start.before, facts.slice(0, count), range.to);
    const span = before && spanFromState(before.after, facts.slice(count), range.to);
    if (span === null) return null;
    this.#keepStart(shelterId, span.before, start, facts.slice(0, count));
    return readSpan(span, tail, range, start.revision);
  }

  /** `since`: an earlier start; `facts`: those from there to this one. */
  #keepStart(
    shelterId: string,
    before: ShelterState,
    since: Omit<SpanStart, 'before'>,
    facts: readonly RecordedEvent<ShelterEvent>[],
  ): void {
    const { revision, position } = facts.at(-1) ?? since;
    const recordedAt = facts.reduce((latest, { metadata }) => later(latest, metadata.recordedAt), since.recordedAt);
    const others = (this.#starts.get(shelterId) ?? []).filter((each) => each.revision !== revision);
    const starts = [...others, { before, revision, position, recordedAt }].toSorted((a, b) => a.revision - b.revision);
    this.#starts.set(shelterId, starts.slice(-MAX_STARTS));
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

/** `after`: the revision after which the events were read. */
function readSpan(span: ShelterSpan, read: ReadableFacts, range: LogRange, after: number): ReadSpan {
  const last = read.facts.findLast(({ position }) => position <= range.to);
  return {
    span: { ...span, unreadable: isBroken(read, range) },
    to: range.to,
    revision: last?.revision ?? after,
  };
}
