const COUNTS_MS = 60_000;

/**
 * `fetch` as a page does it (SH-20): a change without a key that the server wanted to know the end of is sent once more, with one
 * by the clock of that answer. A command with a key, and one whose caller names an end, is sent as it is.
 */
export async function pageFetch(url: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(url, init);
  const headers = new Headers(init.headers);
  if (answer.status !== 400 || headers.has('idempotency-key') || headers.has('haven-expires')) return answer;
  const { code } = (await answer.clone().json()) as { code?: string };
  if (code !== 'expiry_missing') return answer;
  headers.set('haven-expires', new Date(Date.parse(answer.headers.get('date')!) + COUNTS_MS).toISOString());
  return fetch(url, { ...init, headers });
}
