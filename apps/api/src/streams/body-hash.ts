import { createHash } from 'node:crypto';

/** JSON with sorted keys: the same wish gives the same bytes, whatever order the client wrote it in. */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value as Record<string, unknown>)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
};

/** What an idempotency key stands for: the command's name and body. Half a SHA-256 is plenty to tell two apart. */
export const bodyHash = (name: string, body: unknown): string =>
  createHash('sha256').update(name).update('\0').update(canonical(body)).digest('base64url').slice(0, 22);
