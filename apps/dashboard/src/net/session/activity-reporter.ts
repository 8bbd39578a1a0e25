import { api } from '../api.ts';
import { noContent } from '../no-content.ts';

const AT_MOST_EVERY_MS = 60_000;

/**
 * Reports activity to the server at most once a minute, and only after user input, so that an unattended board does not
 * keep the session alive. `onEnded`: the server no longer knows the session.
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
