import type { AllStreamResolvedEvent } from '@eventstore/db-client';
import { isForgettable, LOG_STREAM } from '../admission.ts';
import type { Position } from '../port.ts';
import type { Connection } from './connection.ts';
import { type Placed, placed, TOMBSTONE } from './envelope.ts';
import type { LogStream } from './log-stream.ts';
import { positionAt } from './store-position.ts';

/** An entry of `$all`: its position, and our event if it is one that followers get. */
export interface LogEntry {
  readonly position: Position | null;
  readonly event: Placed | null;
}

/**
 * Filters `$all` for our events. Left out: other applications, system events, the adapter's own records, and forgotten
 * streams. A link to a deleted event arrives without an event; in one of our streams it counts as unreadable.
 */
export function logEntryOf(
  { event, link }: AllStreamResolvedEvent,
  connection: Connection,
  logStream: LogStream,
): LogEntry {
  const recorded = event ?? link;
  if (!recorded) return { position: null, event: null };
  const position = positionAt(recorded.position);
  const stream = connection.streamOf(recorded.streamId);
  if (stream === null) return { position, event: null };
  const stored = placed(stream, recorded);
  if (stream === LOG_STREAM) logStream.saw(stored);
  const isForgotten = isForgettable(stream) && (stored.type === TOMBSTONE || logStream.isForgotten(stream));
  return { position, event: stream === LOG_STREAM || isForgotten ? null : stored };
}
