import { hash } from 'node:crypto';
import type { EventActor, EventMetadata, EventSource, NewEvent, Revision, StreamName } from './port.ts';

/** An event without its position. */
export type EventContent = Omit<NewEvent, 'data'> & { readonly data: unknown };

/** The order of the fields in the canonical JSON. New ones are appended, never inserted. */
type Fields = [
  eventId: string,
  type: string,
  schemaVersion: number,
  data: unknown,
  occurredAt: string,
  recordedAt: string,
  person: string,
  role: string,
  organisation: string | null,
  country: string | null,
  commandId: string,
  correlationId: string,
  source: EventSource,
  commandHash: string | null,
];

/**
 * The canonical JSON of an event: a list of its fields, so that the key order of the metadata does not matter, and field
 * names are not stored a million times (a list is also twice as fast to parse: docs/PERFORMANCE.md, P3). `data` keeps its
 * key order, so a migration to another store preserves these bytes. Throws where JSON does (a cycle, a bigint).
 */
export function canonicalBody({ eventId, type, schemaVersion, data, metadata }: NewEvent): string {
  const { actor } = metadata;
  const fields: Fields = [
    eventId,
    type,
    schemaVersion,
    data,
    metadata.occurredAt,
    metadata.recordedAt,
    actor.person,
    actor.role,
    actor.organisation,
    actor.country,
    metadata.commandId,
    metadata.correlationId,
    metadata.source,
    metadata.commandHash ?? null,
  ];
  return JSON.stringify(fields);
}

/** The event in a canonical body. Throws where it is damaged. */
export function contentOf(body: string): EventContent {
  const fields: Fields = JSON.parse(body);
  if (!Array.isArray(fields) || fields.length < 14) throw new SyntaxError('not the fields of an event');
  const eventId = fields[0];
  const type = fields[1];
  const schemaVersion = fields[2];
  if (typeof eventId !== 'string' || typeof type !== 'string' || typeof schemaVersion !== 'number') {
    throw new SyntaxError('not the fields of an event');
  }
  return { eventId, type, schemaVersion, data: fields[3], metadata: metadataOf(fields) };
}

// Indexed, not destructured: destructuring uses the iterator, which costs as much as parsing.
function metadataOf(fields: Fields): EventMetadata {
  const actor: EventActor = { person: fields[6], role: fields[7], organisation: fields[8], country: fields[9] };
  const metadata = {
    occurredAt: fields[4],
    recordedAt: fields[5],
    actor,
    commandId: fields[10],
    correlationId: fields[11],
    source: fields[12],
  };
  const commandHash = fields[13];
  return commandHash === null ? metadata : { ...metadata, commandHash };
}

/** The event id at the head of a canonical body; '' where it is damaged. */
export function eventIdOfBody(body: string): string {
  return /^\["([0-9a-f-]{36})"/.exec(body)?.[1] ?? '';
}

/**
 * The link of an event in its stream's chain: SHA-256 in base64url over the previous link ('' before
 * the first event), the stream, the revision and the canonical body. A stream's name holds no line
 * break, so the four parts can't be mistaken for each other.
 */
export function linkOf(previous: string, stream: StreamName, revision: Revision, body: string): string {
  return hash('sha256', `${previous}\n${stream}\n${revision}\n${body}`, 'base64url');
}
