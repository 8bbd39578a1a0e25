import { isRequestClosed, type LineStanding, type OperationLine, promiseOf } from '@safe-haven/domain';
import type { LiveCasework } from '../feed/live-casework.ts';

/** The state of a line by its request, as far as this process has read the log. */
export function standingIn(cases: LiveCasework, { requestId, isRequested, hold }: OperationLine): LineStanding {
  const request = cases.request(requestId);
  if (request === null) return isRequested ? (hold === null ? 'open' : 'held') : 'none';
  if (isRequestClosed(request)) return 'over';
  if (request.situation === 'promised') return 'held';
  // The house has answered, and what it held has not been seen yet.
  const isNews = hold !== null && hold.holdId !== null && !request.holds.some(({ holdId }) => holdId === hold.holdId);
  return isNews ? 'held' : 'open';
}

/** The house that holds a place for a line whose party has not come; null: none, or it has not answered. */
export function heldIn(cases: LiveCasework, line: OperationLine): string | null {
  if (standingIn(cases, line) !== 'held') return null;
  const request = cases.request(line.requestId);
  const promise = request === null ? null : promiseOf(request);
  if (promise !== null) return promise.shelterId;
  return line.hold === null || line.hold.holdId === null ? null : line.hold.shelterId;
}
