import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { LogRecord } from './log.ts';
import { eventMessage, filterOf, notFound, placeOf, streamNameOf } from './messages.ts';
import { type ReadCall, send } from './read-call.ts';
import { accessDenied, streamDeleted } from './refusals.ts';
import type { Serving } from './serving.ts';
import { subscribe } from './subscribing.ts';

const BACKWARDS = 1;

/** `Read` is one call for reading a stream, reading the whole log, and subscribing. */
export function read(node: Serving, call: ReadCall): void {
  const options = call.request.getOptions();
  const stream = options?.getStream();
  const name = stream ? streamNameOf(stream.getStreamIdentifier()) : '$all';
  const place = options?.getAll()?.getPosition();
  const after = place ? placeOf(place) : null;
  const kind = options?.hasSubscription() ? ({ method: 'subscribe', after } as const) : ({ method: 'read' } as const);
  const refused = node.admit({ ...kind, stream: name }, call.metadata);
  if (refused || !options) call.emit('error', refused);
  else if (node.faults.denyAll && name === '$all') call.emit('error', accessDenied());
  else if (options.hasSubscription()) void subscribe(node, call, options);
  else if (!node.faults.hangReads)
    answerRead(node, call, name, stream ? ofStream(node, name, options) : ofAll(node, options));
}

function answerRead(node: Serving, call: ReadCall, name: string, found: readonly LogRecord[] | 'deleted' | null): void {
  const most = node.faults.stops.shift();
  if (found === 'deleted') call.emit('error', streamDeleted(name));
  else if (most === undefined) void answer(call, found, name);
  else void begin(node, call, (found ?? []).slice(0, most));
}

/** Streams some events and then stops without ending the call. */
async function begin(node: Serving, call: ReadCall, records: readonly LogRecord[]): Promise<void> {
  for (const record of records) await send(call, eventMessage(record));
  node.faults.stopped += 1;
}

/** Streams the events, waiting for a slower reader. */
async function answer(call: ReadCall, records: readonly LogRecord[] | null, name: string): Promise<void> {
  if (records === null) call.write(notFound(name));
  for (const record of records ?? []) {
    if (call.cancelled || call.destroyed) return;
    await send(call, eventMessage(record));
  }
  call.end();
}

function ofStream(node: Serving, name: string, options: ReadReq.Options): readonly LogRecord[] | 'deleted' | null {
  const found = node.readable.read(name);
  if (found === null || found === 'deleted') return found;
  const from = options.getStream();
  const revision = from?.hasRevision() ? BigInt(from.getRevision()) : null;
  if (options.getReadDirection() !== BACKWARDS) {
    if (from?.hasEnd()) return [];
    return found.filter((record) => revision === null || record.revision >= revision).slice(0, countOf(options));
  }
  if (from?.hasStart()) return found.slice(0, 1);
  const before = found.filter((record) => revision === null || record.revision <= revision);
  return before.reverse().slice(0, countOf(options));
}

function ofAll(node: Serving, options: ReadReq.Options): readonly LogRecord[] {
  const all = options.getAll();
  const place = all?.getPosition();
  const at = place && placeOf(place);
  const { records } = node.readable;
  const { matches } = filterOf(options);
  const found =
    options.getReadDirection() === BACKWARDS
      ? records.slice(0, at ? node.readable.firstFrom(at, false) : all?.hasStart() ? 0 : records.length).reverse()
      : records.slice(at ? node.readable.firstFrom(at, true) : all?.hasEnd() ? records.length : 0);
  return found.filter(matches).slice(0, countOf(options));
}

const countOf = (options: ReadReq.Options): number => Number(options.getCount());
