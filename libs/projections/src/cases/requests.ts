import {
  after,
  DAY,
  evolveRequest,
  initialRequest,
  isRequestClosed,
  type OpenedRequest,
  type RequestEvent,
  type RequestState,
  toFact,
} from '@safe-haven/domain';
import type { ReadableCaseEntry } from './casework.ts';

/**
 * Folds one event of a request into those of its kind, ordered by last change, oldest first. null: it changed nothing.
 */
export function foldRequest(
  requests: Map<string, OpenedRequest>,
  requestId: string,
  entry: ReadableCaseEntry,
): OpenedRequest | null {
  const before: RequestState = requests.get(requestId) ?? initialRequest(requestId);
  if (before.situation !== 'unopened' && entry.revision <= before.revision) return null;
  const next = evolveRequest(before, toFact({ ...entry, event: entry.event as RequestEvent }));
  if (next.situation === 'unopened') return null;
  requests.delete(requestId);
  requests.set(requestId, next);
  return next;
}

export const forgetClosed = (requests: Map<string, OpenedRequest>, now: string): void =>
  forget(requests, now, isRequestClosed);

/** Longer than a hold is remembered after its end (30 days). */
const KEEP_MS = 32 * DAY;

/** By the log's own time, so that a rebuild forgets the same. */
export function forget<T extends { readonly recordedAt: string }>(
  cases: Map<string, T>,
  now: string,
  isOver: (item: T) => boolean,
): void {
  const limit = after(now, -KEEP_MS);
  for (const [id, item] of cases) {
    if (item.recordedAt >= limit) return;
    if (isOver(item)) cases.delete(id);
  }
}
