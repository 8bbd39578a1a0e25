import type { Activity, ActivityItem } from '@safe-haven/contracts';
import { type Actor, correctionsOf, seesExact, toFact } from '@safe-haven/domain';
import { byOf } from '../by.ts';
import type { LogEntry, ReadableEntry } from '../log.ts';
import type { FoldedShelter } from './folded-shelter.ts';

export interface Page {
  /** Only events before this revision. */
  readonly before?: number;
  readonly limit: number;
}

/**
 * The shelter's events, newest first, from its whole stream (a correction comes later than its target). null: the actor
 * may not see this shelter's exact state, and so none of its events.
 */
export function activityFor(
  { state }: FoldedShelter,
  stream: readonly LogEntry[],
  actor: Actor,
  { before = Number.POSITIVE_INFINITY, limit }: Page,
): Activity | null {
  if (state.situation === 'unregistered' || !seesExact(actor, state)) return null;
  const readable = stream.filter((entry): entry is ReadableEntry => entry.readable);
  const corrected = correctionKinds(readable);
  const older = readable.filter((entry) => entry.revision < before);
  const page = older.slice(-limit).toReversed();
  return {
    items: page.map((entry) => itemOf(entry, actor, corrected.get(entry.eventId) ?? null)),
    next: older.length > page.length && page.length > 0 ? String(page.at(-1)!.revision) : null,
  };
}

function correctionKinds(stream: readonly ReadableEntry[]): ReadonlyMap<string, ActivityItem['corrected']> {
  const kinds = new Map<string, ActivityItem['corrected']>();
  for (const { event } of stream) {
    if (event.type === 'EventCorrected') kinds.set(event.eventId, event.correction.kind);
  }
  return kinds;
}

function itemOf(entry: ReadableEntry, reader: Actor, corrected: ActivityItem['corrected']): ActivityItem {
  const { context } = toFact(entry);
  const { type, ...data } = entry.event;
  return {
    eventId: entry.eventId,
    revision: String(entry.revision),
    type,
    occurredAt: context.occurredAt,
    recordedAt: context.recordedAt,
    by: byOf(context.actor, reader),
    source: entry.metadata.source,
    corrected,
    correctable: corrected === 'void' ? [] : [...correctionsOf(type)],
    data: 'placedBy' in data ? { ...data, placedBy: byOf(data.placedBy, reader) } : data,
  };
}
