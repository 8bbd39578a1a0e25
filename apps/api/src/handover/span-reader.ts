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
  readonly position: string;
  /** The events of the range, as they were recorded. */
  readonly events: readonly RecordedEvent<ShelterEvent>[];
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

/** The part of the log that an account is of, and whose account it is. */
export type AccountRange = LogRange & {
  readonly organisation: string;
  /** Whether the house is one of the desk; of other houses only the desk's holds there belong to the account. */
  readonly isOwn: (shelterId: string) => boolean;
  /** Called with the position of the last event of each stream that belongs to the account. */
  readonly onEvent: (position: string) => void;
};

/**
 * The events of shelters, requests and transfers between two positions, read from their own streams. A shelter's past is read
 * once: later spans, and later reads of one, begin where an earlier one ended (SH-24).
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
  async shelter(shelterId: string, range: AccountRange): Promise<ShelterSpan> {
    const key = `${shelterId}@${'from' in range ? range.from : range.since}`;
    const read = (await this.#continued(key, shelterId, range)) ?? (await this.#fromStart(shelterId, range));
    this.#spans.set(key, read);
    const last = range.isOwn(shelterId) ? read.position : lastOfHolds(read, range.organisation);
    if (last !== null) range.onEvent(last);
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
    return readSpan(whole, tail, range, read, { earlier: read.events });
  }

  async #fromStart(shelterId: string, range: LogRange): Promise<ReadSpan> {
    const start = (this.#starts.get(shelterId) ?? []).findLast((each) => startsBefore(range, each));
    const read = start === undefined ? null : await this.#fromEarlier(start, shelterId, range);
    if (read !== null) return read;
    const stream = await this.#facts(shelterId, 0);
    const span = await runInSlices(shelterSpan(shelterId, stream.facts, range));
    const facts = upToEnd(stream, range);
    const before = countBefore(facts, range);
    this.#keepStart(shelterId, span.before, BEGINNING, facts.slice(0, before));
    return readSpan(span, stream, range, BEGINNING, { before });
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
    return readSpan(span, tail, range, start, { before: count });
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

  async request(requestId: string, range: AccountRange): Promise<RequestSpan> {
    return requestSpan(requestId, await this.#readable(streamOf(requestDecider, requestId), range), range);
  }

  async transfer(transferId: string, range: AccountRange) {
    return transferAt(transferId, await this.#readable(streamOf(transferDecider, transferId), range), range.to);
  }

  async #facts(shelterId: string, after: number): Promise<ReadableFacts> {
    const { events } = await shelterEvents(this.#store).read(shelterStream(shelterId), after);
    const broken = events.findIndex(({ readable }) => !readable);
    const readable = broken < 0 ? events : events.slice(0, broken);
    const facts = readable.filter((e): e is RecordedEvent<ShelterEvent> => e.readable);
    return { facts, brokenAt: events[broken]?.position ?? null };
  }

  async #readable(stream: string, range: AccountRange): Promise<RecordedEvent<HavenEvent>[]> {
    const { events } = await this.#store.read(stream);
    const readable = events.filter((e): e is RecordedEvent<HavenEvent> => e.readable);
    const last = readable.findLast(({ position }) => position <= range.to);
    if (last !== undefined) range.onEvent(last.position);
    return readable;
  }
}

/** `since`: where the reading began; `before`: how many of what was read are before the range, and what of it was read earlier. */
function readSpan(
  span: ShelterSpan,
  read: ReadableFacts,
  range: LogRange,
  since: Pick<ReadSpan, 'revision' | 'position'>,
  { before = 0, earlier = [] }: { readonly before?: number; readonly earlier?: ReadSpan['events'] } = {},
): ReadSpan {
  const facts = upToEnd(read, range);
  const { revision, position } = facts.at(-1) ?? since;
  const events = [...earlier, ...facts.slice(before)];
  return { span: { ...span, unreadable: isBroken(read, range) }, to: range.to, revision, position, events };
}

/**
 * The position of the newest event of another organisation's house that is about a hold which the organisation placed;
 * null: none is.
 */
function lastOfHolds({ span: { before }, events }: ReadSpan, organisation: string): string | null {
  const holds = before.situation === 'kept' ? Object.values(before.holds) : [];
  const ours = new Set(holds.filter(({ placedBy }) => placedBy.organisation === organisation).map((h) => h.holdId));
  const theirs = events.filter(({ event }) => {
    if (event.type === 'BedsHeld' && event.placedBy.organisation === organisation) ours.add(event.holdId);
    return 'holdId' in event && event.holdId !== null && ours.has(event.holdId);
  });
  return theirs.at(-1)?.position ?? null;
}
