import type { AllStreamResolvedEvent } from '@eventstore/db-client';
import { isForgettable, LOG_STREAM } from '../admission.ts';
import type { Position } from '../port.ts';
import type { Connection } from './connection.ts';
import { type Placed, placed, TOMBSTONE } from './envelope.ts';
import type { LogStream } from './log-stream.ts';
import { positionAt } from './places.ts';

/** An entry of the whole log: where it stands, and the event of ours that followers are given, if it is one. */
export interface Met {
  readonly position: Position | null;
  readonly event: Placed | null;
}

/**
 * Filters `$all` for our events. Left out: other applications, system events, the adapter's own records, and what was
 * forgotten. A link to a deleted event arrives without an event; in one of our streams it counts as an unreadable
 * event.
 */
export function meet({ event, link }: AllStreamResolvedEvent, connection: Connection, logStream: LogStream): Met {
  const recorded = event ?? link;
  if (!recorded) return { position: null, event: null };
  const position = positionAt(recorded.position);
  const stream = connection.streamOf(recorded.streamId);
  if (stream === null) return { position, event: null };
  const found = placed(stream, recorded);
  if (stream === LOG_STREAM) logStream.saw(found);
  const gone = isForgettable(stream) && (found.type === TOMBSTONE || logStream.isForgotten(stream));
  return { position, event: stream === LOG_STREAM || gone ? null : found };
}
