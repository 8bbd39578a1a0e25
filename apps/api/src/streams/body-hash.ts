import { hash } from 'node:crypto';

/**
 * The fingerprint of a command for its idempotency key: its name and body. Half a SHA-256 is enough to tell two apart.
 */
export const bodyHash = (name: string, body: unknown): string =>
  hash('sha256', `${name}\0${canonical(body)}`, 'base64url').slice(0, 22);

/** JSON with sorted keys: the same command gives the same bytes, in whatever order the client wrote them. */
const canonical = (value: unknown): string => JSON.stringify(value, sorted) ?? 'null';

function sorted(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
