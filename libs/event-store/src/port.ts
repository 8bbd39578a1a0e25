/**
 * The event store's port: all that the program may use of a log. One contract suite (`contract-suite.ts`) tests every
 * adapter; no adapter exposes more.
 */

/** The name of a stream: one consistency boundary, e.g. `shelter-lipa`. */
export type StreamName = string;

/**
 * A position in the log. Opaque and zero-padded, so that the order of the strings is the order of the log; compared, never
 * subtracted. `START` is before the first event.
 */
export type Position = string;

/** How many events a stream holds; the first event of a stream has revision 1, an unknown stream is at 0. */
export type Revision = number;

/** Who did it: a role and an organisation, never more than an opaque id of the person. */
export interface EventActor {
  readonly person: string;
  readonly role: string;
  readonly organisation: string | null;
  readonly country: string | null;
}

/** How the event reached us. */
export type EventSource = 'app' | 'phone-in' | 'sms' | 'import' | 'system';

/** The writer's metadata of an event. Instants are ISO 8601 in UTC with milliseconds. */
export interface EventMetadata {
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: EventActor;
  readonly commandId: string;
  readonly correlationId: string;
  readonly source: EventSource;
  /** Hash of the command's body: the same key with another body is refused. */
  readonly commandHash?: string;
}

/** An event for `append`. `eventId` is a UUID: the same id twice in a row is one event. */
export interface NewEvent {
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: EventMetadata;
}

/** An event as it is read: parsed, upcast, with its revision and position. */
export interface RecordedEvent<E = unknown> {
  readonly readable: true;
  readonly eventId: string;
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly position: Position;
  readonly type: string;
  readonly schemaVersion: number;
  readonly event: E;
  readonly metadata: EventMetadata;
  /** Hash over the canonical bytes of this event and `previousHash`: the stream's chain. */
  readonly hash: string;
}

/** An event that this program can't read: its stream is unreadable here until an upcaster exists. */
interface UnreadableEvent {
  readonly readable: false;
  readonly eventId: string;
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly position: Position;
  readonly type: string;
  /** One sentence for the operator, without the payload. */
  readonly reason: string;
}

export type LogEvent<E = unknown> = RecordedEvent<E> | UnreadableEvent;

/** Parses and upcasts stored events; the only code that knows old versions. */
export interface Codec<E> {
  read(
    type: string,
    schemaVersion: number,
    data: unknown,
  ): { readonly ok: true; readonly event: E } | { readonly ok: false; readonly reason: string };
}

/** The revision and position of an event: where a bounded read ends. */
export type Place = Pick<RecordedEvent, 'revision' | 'position'>;

export interface StreamSlice<E = unknown> {
  readonly events: readonly LogEvent<E>[];
  /** The stream's current revision, whatever `after` was; for a read with `upTo` possibly only that of its last event. */
  readonly revision: Revision;
}

export type AppendResult =
  | {
      readonly outcome: 'appended';
      readonly revision: Revision;
      readonly position: Position;
      /**
       * Whether the stored events equal the given ones. False: another writer may have stored other data under the same
       * ids; read them to know.
       */
      readonly asGiven: boolean;
    }
  /** Another writer was first: decide again on the new events. */
  | { readonly outcome: 'lost_race'; readonly revision: Revision }
  /** It may or may not be stored: retry the same events at the same revision, or read the end of the stream. */
  | { readonly outcome: 'unknown'; readonly reason: string }
  | { readonly outcome: 'refused'; readonly reason: 'too_large' | 'unavailable' | 'disk_full' | 'invalid' };

/** The log is unavailable: `read`, `head`, `ping` and `forget` reject with it. The message is a sentence for the operator. */
export class StoreUnavailable extends Error {
  override readonly name: string = 'StoreUnavailable';
}

export interface EventStore<E = unknown> {
  /** Random id of this log, in every snapshot and handshake: another id means another log. */
  readonly logId: string;
  /**
   * Events of a stream with a revision greater than `after` (default 0), oldest first. `upTo`: not beyond this event, so
   * that reading a part of a long stream costs only that part.
   */
  read(stream: StreamName, after?: Revision, upTo?: Place): Promise<StreamSlice<E>>;
  /**
   * All or none. `expected` is the revision the decision was made on; 0 means the stream must not exist. A repeat with the
   * same event ids at the same `expected` returns `appended` with the first revision and position, and not `asGiven`.
   * `signal`: once it aborts, nothing more is handed to the store, and the result is there at once: `refused` as
   * `unavailable`, or `unknown` where the store was handed the events before.
   */
  append(
    stream: StreamName,
    events: readonly NewEvent[],
    expected: Revision,
    signal?: AbortSignal,
  ): Promise<AppendResult>;
  /** Every event after a position in log order, then each new one, until aborted. A repeat is possible, a gap is not. */
  follow(after: Position, signal: AbortSignal): AsyncIterable<LogEvent<E>>;
  /** The last position of the log; `START` when it is empty. */
  head(): Promise<Position>;
  /**
   * A liveness probe: the last position, read from the store itself and from no cache. Rejects with `StoreUnavailable` once
   * the store has been silent for `ms`; the adapter then abandons that connection.
   */
  ping(ms: number): Promise<Position>;
  /** Forgets a `key-` stream for good. Any other stream is refused with an error. */
  forget(stream: StreamName): Promise<void>;
  /** Verifies the hash chains of the whole log; the first broken link, or null. */
  verify(onProgress?: (events: number) => void): Promise<BrokenLink | null>;
  close(): Promise<void>;
}

/**
 * A second reader of a log that this process has open, on a thread of its own. It may leave out `key-` streams: who
 * waits for a position waits for no more than its `head`.
 */
export interface LogReader<E = unknown> extends Pick<EventStore<E>, 'logId' | 'follow' | 'head' | 'close'> {
  /** Events of a stream up to this one, oldest first. */
  read(stream: StreamName, after: Revision, upTo: Place): Promise<StreamSlice<E>>;
}

export interface BrokenLink {
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly position: Position;
  readonly reason: string;
}

/** Limits that hold in every adapter, in bytes of canonical JSON. */
export const LIMITS = { eventBytes: 64 * 1024, appendBytes: 512 * 1024 } as const;

const WIDTH = 16;
/** A position from an integer: zero-padded, so that strings compare in log order. */
export const positionOf = (n: number | bigint): Position => n.toString().padStart(WIDTH, '0');
/** The position right before another one, to read again from an event inclusively. */
export const justBefore = (position: Position): Position => {
  const place = BigInt(position);
  return positionOf(place > 0n ? place - 1n : place);
};
/** Before the first event. */
export const START: Position = positionOf(0);
