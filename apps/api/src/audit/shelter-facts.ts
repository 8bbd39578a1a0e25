import { type EventStore, type LogEvent, type Position, type Revision, START } from '@safe-haven/event-store';
import { type DirectoryEntry, isAsked, shelterEntry, type TrailEntry, type TrailFilter } from '@safe-haven/projections';
import { shelterStream } from '../streams/shelter-states.ts';

/**
 * Upper bound for the clock difference between replicas: an event this much older may still be in the requested range.
 */
const SKEW_MS = 10 * 60_000;
const FIRST_TAIL = 64;

export interface LogRange {
  readonly limit: number;
  /** Number of events in the stream that this process has read. */
  readonly revision: Revision;
  /** Events after this position are ignored. */
  readonly end: Position;
  /** Events up to this position need not be found: enough newer ones are known. */
  readonly above?: Position;
}

/**
 * The selected events of one shelter, oldest first: at least the newest `limit` of them. The stream is read backwards
 * in growing slices until enough are found or the range begins, so a page of today costs the same however long the
 * stream is.
 */
export async function shelterFacts(
  store: EventStore,
  shelterId: string,
  filter: TrailFilter,
  { limit, revision, end, above = START }: LogRange,
): Promise<TrailEntry[]> {
  const tooOld = new Date(Date.parse(filter.from) - SKEW_MS).toISOString();
  const wanted = (entry: TrailEntry) => entry.position <= end && isAsked(entry, filter);
  for (let tail = FIRST_TAIL; ; tail *= 4) {
    const after = Math.max(0, revision - tail);
    const { events } = await store.read(shelterStream(shelterId), after);
    const found = events.flatMap((event) => entryIn(shelterId, event)).filter(wanted);
    const isEnough = found.length >= limit || isBefore(events[0], tooOld) || isUpTo(events[0], above);
    if (after === 0 || isEnough) return found;
  }
}

function entryIn(shelterId: string, event: LogEvent): TrailEntry[] {
  const logged = event as DirectoryEntry;
  const entry = logged.readable ? shelterEntry(shelterId, logged) : null;
  return entry ? [entry] : [];
}

const isUpTo = (event: LogEvent | undefined, position: Position): boolean =>
  event !== undefined && event.position <= position;

const isBefore = (event: LogEvent | undefined, instant: string): boolean =>
  event?.readable === true && event.metadata.recordedAt < instant;
