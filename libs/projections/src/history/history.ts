import type { AccessEvent, Fact, OpenedRequest, RequestEvent } from '@safe-haven/domain';
import type { CaseEntry } from '../cases/casework.ts';
import { foldRequest, forgetClosed } from '../cases/requests.ts';
import { type LogEntry, START } from '../log.ts';
import { type Network, projectShelters } from '../now/network.ts';
import { emptyNeeds, type Needs, recordRequest, recordSearch } from './figures/needs.ts';
import { type ShelterWithPast, WITH_PAST } from './shelter-with-past.ts';

/**
 * What was: every shelter with its past, and who needed a place, folded from the log up to one position. It grows with the
 * years. Owned by one follower, which folds into it in place.
 */
export interface History extends Network<ShelterWithPast> {
  /** Counts of requests and searches, also of those that are forgotten elsewhere. */
  readonly needs: Needs;
  /** The requests that may still change, ordered by last change. What is personal in them is sealed. */
  readonly requests: Map<string, OpenedRequest>;
  /** Requests with an event that this program can't read: they are not counted. */
  readonly unreadable: Set<string>;
  /** When the newest fact was recorded (ms). */
  recordedAt: number;
}

export const emptyHistory = (): History => ({
  position: START,
  shelters: new Map(),
  needs: emptyNeeds(),
  requests: new Map(),
  unreadable: new Set(),
  recordedAt: 0,
});

/** Whether folding this event needs its stream's whole history: a correction, or another zone, changes what was. */
export const historyNeedsFacts = (entry: CaseEntry): boolean => WITH_PAST.needsHistory(entry as LogEntry);

/**
 * Folds one event in place, and returns the id of its shelter (null: none). Total and idempotent. `facts` is the stream's
 * events up to and including this one, if `historyNeedsFacts` requires it.
 */
export function projectHistory(history: History, entry: CaseEntry, facts?: readonly Fact[]): string | null {
  if (entry.position <= history.position) return null;
  if (entry.readable) history.recordedAt = Math.max(history.recordedAt, Date.parse(entry.metadata.recordedAt));
  if (entry.stream.startsWith('request-')) projectRequest(history, entry);
  else if (entry.readable && entry.stream.startsWith('access-'))
    recordSearch(history.needs, entry.event as AccessEvent, entry.metadata);
  return projectShelters(WITH_PAST, history, entry as LogEntry, facts);
}

function projectRequest({ needs, requests, unreadable }: History, entry: CaseEntry): void {
  const requestId = entry.stream.slice('request-'.length);
  if (!entry.readable || unreadable.has(requestId)) {
    unreadable.add(requestId);
    requests.delete(requestId);
    needs.requests.delete(requestId);
    return;
  }
  const request = foldRequest(requests, requestId, entry);
  if (request === null) return;
  recordRequest(needs, request, entry.event as RequestEvent, entry.metadata);
  forgetClosed(requests, entry.metadata.recordedAt);
}
