import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { AppendReq, AppendResp, ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Expected, LogRecord, Place, Proposed, Verdict } from './log.ts';

/** Conversion between plain values and the messages of `event_store.client.streams`. */

const TICKS_OF_1970 = 0;
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

export const streamNameOf = (id: { getStreamName_asU8(): Uint8Array } | undefined): string =>
  id ? text(id.getStreamName_asU8()) : '';

export const placeOf = (place: ReadReq.Options.Position): Place => ({
  commit: BigInt(place.getCommitPosition()),
  prepare: BigInt(place.getPreparePosition()),
});

interface ExpectedFields {
  hasRevision(): boolean;
  getRevision(): string;
  hasNoStream(): boolean;
  hasStreamExists?(): boolean;
}

export function expectedOf(options: ExpectedFields): Expected {
  if (options.hasRevision()) return BigInt(options.getRevision());
  if (options.hasNoStream()) return 'no_stream';
  return options.hasStreamExists?.() ? 'stream_exists' : 'any';
}

export function proposedOf(message: AppendReq.ProposedMessage): Proposed {
  const metadata = message.getMetadataMap();
  return {
    id: message.getId()?.getString() ?? '',
    type: metadata.get('type') ?? '',
    json: metadata.get('content-type') === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

export function appended(verdict: Extract<Verdict, { kind: 'written' }>): AppendResp {
  const position = new streams.AppendResp.Position();
  position.setCommitPosition(`${verdict.last.commit}`);
  position.setPreparePosition(`${verdict.last.prepare}`);
  const success = new streams.AppendResp.Success();
  success.setCurrentRevision(`${verdict.last.revision}`);
  success.setPosition(position);
  return new streams.AppendResp().setSuccess(success);
}

export function wrongExpected(expected: Expected, current: bigint | null): AppendResp {
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (current === null) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(`${current}`);
  if (typeof expected === 'bigint') wrong.setExpectedRevision(`${expected}`);
  else if (expected === 'no_stream') wrong.setExpectedNoStream(new shared.Empty());
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new shared.Empty());
  else wrong.setExpectedAny(new shared.Empty());
  return new streams.AppendResp().setWrongExpectedVersion(wrong);
}

export function eventMessage(record: LogRecord): ReadResp {
  const event = new streams.ReadResp.ReadEvent();
  event.setCommitPosition(`${record.commit}`);
  if (record.unresolved) event.setLink(recorded(record));
  else event.setEvent(recorded(record));
  return new streams.ReadResp().setEvent(event);
}

function recorded(record: LogRecord): ReadResp.ReadEvent.RecordedEvent {
  const event = new streams.ReadResp.ReadEvent.RecordedEvent();
  event.setId(new shared.UUID().setString(record.id));
  event.setStreamIdentifier(identifier(record.stream));
  event.setStreamRevision(`${record.revision}`);
  event.setCommitPosition(`${record.commit}`);
  event.setPreparePosition(`${record.prepare}`);
  event.setData(record.data);
  event.setCustomMetadata(record.metadata);
  const metadata = event.getMetadataMap();
  metadata.set('type', record.type);
  metadata.set('content-type', record.json ? 'application/json' : 'application/octet-stream');
  metadata.set('created', `${TICKS_OF_1970}`);
  return event;
}

const identifier = (stream: string) =>
  new shared.StreamIdentifier().setStreamName(Buffer.from(stream).toString('base64'));

export const notFound = (stream: string): ReadResp =>
  new streams.ReadResp().setStreamNotFound(
    new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifier(stream)),
  );

export const confirmation = (id: string): ReadResp =>
  new streams.ReadResp().setConfirmation(new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(id));

export const caughtUp = (): ReadResp => new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp());

export function checkpoint({ commit, prepare }: Place): ReadResp {
  const reached = new streams.ReadResp.Checkpoint();
  reached.setCommitPosition(`${commit}`);
  reached.setPreparePosition(`${prepare}`);
  return new streams.ReadResp().setCheckpoint(reached);
}

export interface Filter {
  readonly matches: (record: LogRecord) => boolean;
  /** A checkpoint is sent each time this many events were filtered. */
  readonly checkpointEvery: number;
}

const DEFAULT_WINDOW = 32;

export function filterOf(options: ReadReq.Options): Filter {
  const filter = options.getFilter();
  if (!filter) return { matches: () => true, checkpointEvery: Number.POSITIVE_INFINITY };
  const expression = filter.getStreamIdentifier() ?? filter.getEventType();
  const nameOf = (record: LogRecord) => (filter.hasStreamIdentifier() ? record.stream : record.type);
  const prefixes = expression?.getPrefixList() ?? [];
  const regex = new RegExp(expression?.getRegex() ?? '');
  const fits = (name: string) => (prefixes.length > 0 ? prefixes.some((p) => name.startsWith(p)) : regex.test(name));
  const window = filter.hasMax() ? filter.getMax() : DEFAULT_WINDOW;
  return {
    matches: (record) => fits(nameOf(record)),
    checkpointEvery: window * Math.max(1, filter.getCheckpointintervalmultiplier()),
  };
}
