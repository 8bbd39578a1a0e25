/** The neutral page that replaces this one in the history, so that "back" does not return here. */
const NEUTRAL = 'https://www.wikipedia.org/';
const TWICE_WITHIN_MS = 700;
const SIGN_OUT_PATH = '/api/quick-exit';

/**
 * Leaves at once: nothing is shown any more, and the session is ended without waiting for the answer, which clears what
 * the browser keeps of this site. Pages that "back" could still reach know that somebody left.
 */
export function quickExit(): void {
  document.documentElement.hidden = true;
  rememberLeft();
  sendSignOut();
  location.replace(NEUTRAL);
}

/**
 * Until the browser is closed, or somebody comes here on purpose: `public/start.js` reads it before anything is drawn. A
 * cookie, for all else of this site is about to be cleared; its name says nothing.
 */
export function rememberLeft(): void {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the page is gone before an answer of the Cookie Store would come
  document.cookie = `left=1; path=/; samesite=strict${secure}`;
}

/** Ends the session in a way that outlives the page: a beacon, or a request that is kept alive where there is none. */
export function sendSignOut(): void {
  const body = new Blob(['{}'], { type: 'application/json' });
  if (navigator.sendBeacon?.(SIGN_OUT_PATH, body)) return;
  void fetch(SIGN_OUT_PATH, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    keepalive: true,
  }).catch(() => undefined);
}

/** Calls `leave` when Esc is pressed twice within 700 ms, anywhere, also in a field. Returns how to stop listening. */
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
