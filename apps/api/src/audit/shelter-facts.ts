import type { EventStore, LogEvent, Position, Revision } from '@safe-haven/event-store';
import { type DirectoryEntry, isAsked, shelterEntry, type TrailEntry, type TrailFilter } from '@safe-haven/projections';
import { shelterStream } from '../streams/shelter-states.ts';

/** Clocks of replicas differ by less than this: so far back a fact may still be one of those asked for. */
const SKEW_MS = 10 * 60_000;
const FIRST_TAIL = 200;

export interface LogRange {
  readonly limit: number;
  /** How many events the house has, as far as this process has read. */
  readonly revision: Revision;
  /** Nothing after this position. */
  readonly end: Position;
}

/**
 * The selected facts of one house, oldest first: at least the newest `limit` of them. Its stream is read from the end,
 * in tails of growing length, until enough is found or the range begins: a page of today costs the same however long
 * the stream is.
 */
export async function houseFacts(
  store: EventStore,
  shelterId: string,
  filter: TrailFilter,
  { limit, revision, end }: LogRange,
): Promise<TrailEntry[]> {
  const tooOld = new Date(Date.parse(filter.from) - SKEW_MS).toISOString();
  const wanted = (entry: TrailEntry) => entry.position <= end && isAsked(entry, filter);
  for (let tail = FIRST_TAIL; ; tail *= 4) {
    const after = Math.max(0, revision - tail);
    const { events } = await store.read(shelterStream(shelterId), after);
    const found = events.flatMap((event) => entryIn(shelterId, event)).filter(wanted);
    if (after === 0 || found.length >= limit || isBefore(events[0], tooOld)) return found;
  }
}

function entryIn(shelterId: string, event: LogEvent): TrailEntry[] {
  const logged = event as DirectoryEntry;
  const entry = logged.readable ? shelterEntry(shelterId, logged) : null;
  return entry ? [entry] : [];
}

const isBefore = (event: LogEvent | undefined, instant: string): boolean =>
  event?.readable === true && event.metadata.recordedAt < instant;
