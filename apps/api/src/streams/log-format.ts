import { randomUUID } from 'node:crypto';
import { LOG_FORMAT } from '@safe-haven/contracts';
import type { Actor, FormatEvent } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import { recordedStream } from './recorded-stream.ts';
import type { Streams } from './streams.ts';

const STREAM = 'format-log';
const ACTOR: Actor = { person: 'system:start', role: 'service', organisation: null, country: null };

/** The format of a log by what is in it; 1 where nothing does, null where that can't be read. */
async function formatOf(store: EventStore): Promise<number | null> {
  const { events } = await store.read(STREAM);
  let format = 1;
  for (const logged of events) {
    if (!logged.readable) return null;
    format = Math.max(format, (logged.event as FormatEvent).format);
  }
  return format;
}

/**
 * Why this release must not work on a log, as a sentence for the operator: a newer one wrote what this one can't read, and
 * would be shown as missing. Null: it may.
 */
export async function newerLogRefused(store: EventStore): Promise<string | null> {
  const format = await formatOf(store);
  if (format !== null && format <= LOG_FORMAT) return null;
  const found = format === null ? 'that this release does not know' : `${format}`;
  return `A newer release has written to this log (its format is ${found}, and this one reads up to ${LOG_FORMAT}): start that release, or restore a backup from before it.`;
}

/** Says in the log that a release of this format has written to it, once. Rejects when it can't be said. */
export async function raiseLogFormat(streams: Streams): Promise<void> {
  const format = await formatOf(streams.store);
  if (format === null || format >= LOG_FORMAT) return;
  const outcome = await streams.handle(recordedStream<FormatEvent>(streams.store, 'format'), {
    id: 'log',
    command: { type: 'record', events: [{ type: 'LogFormatRaised', format: LOG_FORMAT }] },
    commandId: randomUUID(),
    actor: ACTOR,
    source: 'system',
  });
  if (outcome.kind !== 'done')
    throw new Error('The log takes nothing at the moment, so the program does not start on it.');
}
