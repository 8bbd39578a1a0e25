import { isRequestClosed, type LineStanding, type OperationLine } from '@safe-haven/domain';
import type { LiveCasework } from '../feed/live-casework.ts';

/** How a line stands by its request, as far as this process has read the log. */
export function standingIn(cases: LiveCasework, { requestId, isRequested, hold }: OperationLine): LineStanding {
  const request = cases.request(requestId);
  if (request === null) return isRequested ? (hold === null ? 'open' : 'held') : 'none';
  if (isRequestClosed(request)) return 'over';
  if (request.situation === 'promised') return 'held';
  // The house has answered, and what it held has not been seen yet.
  const isNews = hold !== null && hold.holdId !== null && !request.holds.some(({ holdId }) => holdId === hold.holdId);
  return isNews ? 'held' : 'open';
}
