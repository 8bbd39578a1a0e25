import { api } from '../api.ts';
import { noContent } from '../no-content.ts';

const AT_MOST_EVERY_MS = 60_000;

/**
 * Tells the server that the session is in use, at most once a minute and only by a person's own doing: a board that
 * lies open on a desk does not keep it alive. `onEnded` when the server no longer knows it.
 */
export function activityReporter(now: () => number, onEnded: () => void): () => void {
  let lastSent = now();
  return () => {
    if (now() - lastSent < AT_MOST_EVERY_MS) return;
    lastSent = now();
    void api.post('/api/me/seen', {}, noContent).then((answer) => {
      if (!answer.ok && answer.problem.code === 'not_signed_in') onEnded();
    });
  };
}
