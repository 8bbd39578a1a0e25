/** The neutral page that replaces this one in the browser history. */
const NEUTRAL = 'https://www.wikipedia.org/';
const TWICE_WITHIN_MS = 700;
const SIGN_OUT_PATH = '/api/quick-exit';

/**
 * Hides the page, sends the sign-out without waiting for it, and navigates away. The response clears the site's data in
 * the browser. Pages in the back-forward cache are covered by `rememberExit`.
 */
export function quickExit(): void {
  document.documentElement.hidden = true;
  rememberExit();
  sendSignOut();
  location.replace(NEUTRAL);
}

/**
 * A session cookie that `public/start.js` reads before the first paint, so that "back" shows the neutral page. A
 * cookie, because the other site data is cleared; its name reveals nothing.
 */
export function rememberExit(): void {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is asynchronous, and the page is being left
  document.cookie = `left=1; path=/; samesite=strict${secure}`;
}

/**
 * Signs out with a beacon, or with `fetch` and `keepalive` where beacons are missing, so that the request survives the
 * page.
 */
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

/** Calls `leave` when Esc is pressed twice within 700 ms, also inside a field. Returns an unsubscribe function. */
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
