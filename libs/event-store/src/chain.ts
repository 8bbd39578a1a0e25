import { hash } from 'node:crypto';
import type { NewEvent, Revision, StreamName } from './port.ts';

/**
 * The canonical JSON of an event: five fields in this order, `data` and `metadata` as they were given.
 * JSON keeps the order of keys, so parsing these bytes and writing them again gives the same bytes:
 * a migration to another store keeps the chain. Throws where JSON does (a cycle, a bigint).
 */
export function canonicalBody(event: NewEvent): string {
  const { eventId, type, schemaVersion, data, metadata } = event;
  return JSON.stringify({ eventId, type, schemaVersion, data, metadata });
}

/**
 * The link of an event in its stream's chain: SHA-256 in base64url over the previous link ('' before
 * the first event), the stream, the revision and the canonical body. A stream's name holds no line
 * break, so the four parts can't be mistaken for each other.
 */
export function linkOf(previous: string, stream: StreamName, revision: Revision, body: string): string {
  return hash('sha256', `${previous}\n${stream}\n${revision}\n${body}`, 'base64url');
}
