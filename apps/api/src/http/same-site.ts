type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Names of this machine that no other site can have: where a page says it is from here, it is. */
const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Is this request from our own pages, or from a program? A browser says where a request comes from. Our own pages are
 * those at `origin`, where people open us, and those of this machine by its own name. That the request names the same
 * host as its page proves nothing: another site can let its name lead here (DNS rebinding).
 */
export function sameSite(headers: Headers, origin: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const from = headers['origin'];
  return from === undefined || from === origin || isOfThisMachine(String(from), headers['host']);
}

function isOfThisMachine(from: string, host: Headers[string]): boolean {
  if (!URL.canParse(from)) return false;
  const page = new URL(from);
  return THIS_MACHINE.has(page.hostname) && page.host === host;
}
