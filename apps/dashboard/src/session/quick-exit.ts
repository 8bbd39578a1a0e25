/** Where somebody lands who must not be seen here. Replaces this page, so that "back" does not return to it. */
const NEUTRAL = 'https://www.wikipedia.org/';
const TWICE_WITHIN_MS = 700;

/**
 * Leaves at once: the session is ended without waiting for the answer, which outlives the page, and clears what the
 * browser keeps of this site.
 */
export function quickExit(): void {
  document.documentElement.hidden = true;
  void fetch('/api/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    keepalive: true,
  }).catch(() => undefined);
  location.replace(NEUTRAL);
}

/** Esc twice within a moment leaves, from anywhere, fields included. Returns how to stop listening. */
export function listenForEscTwice(leave: () => void): () => void {
  let last = Number.NEGATIVE_INFINITY;
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.repeat) return;
    if (event.timeStamp - last <= TWICE_WITHIN_MS) leave();
    last = event.timeStamp;
  };
  addEventListener('keydown', onKey, { capture: true });
  return () => removeEventListener('keydown', onKey, { capture: true });
}
