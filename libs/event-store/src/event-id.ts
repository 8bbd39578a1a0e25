import { hash } from 'node:crypto';
import type { StreamName } from './port.ts';

/** The namespace of event ids. Never changes: the ids in existing logs were computed with it. */
const EVENT_NAMESPACE = '7d0a3f0e-6a52-4c1e-9b0c-2f5d9a4e8b61';

/** The id of the event at `index` (from 0) of a command on a stream: the same for every retry. */
export const eventIdOf = (stream: StreamName, commandId: string, index: number): string =>
  uuidv5(EVENT_NAMESPACE, `${stream}\n${commandId}\n${index}`);

/** Name-based UUID, version 5 (RFC 9562, section 5.5). `namespace` is a UUID in its text form. */
export function uuidv5(namespace: string, name: string): string {
  const prefix = Buffer.from(namespace.replaceAll('-', ''), 'hex');
  const bytes = Buffer.from(hash('sha1', Buffer.concat([prefix, Buffer.from(name)]), 'hex'), 'hex');
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
