type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Loopback names, which no other site can have. */
const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether a request comes from our own pages or from a program without `Origin`. Our pages are those at `origin` and
 * those of this machine under a loopback name. An equal `Host` proves nothing: another site can point its own name here
 * (DNS rebinding).
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
