/**
 * The event store's port: what the rest of the program may know of a log. One contract suite
 * (`contract-suite.ts`) holds every adapter to it; nothing of an adapter shows through.
 */

/** The name of a stream: one consistency boundary, e.g. `shelter-lipa`. */
export type StreamName = string;

/**
 * A place in the whole log. Opaque and zero-padded, so that the order of the strings is the order of
 * the log; compared, never subtracted. `START` is before the first event.
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

/** How the fact reached us. */
export type EventSource = 'app' | 'phone-in' | 'import' | 'system';

/** What the writer knows of an event besides its data. Instants are ISO 8601 in UTC with milliseconds. */
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

/** An event as it is handed to `append`. `eventId` is a UUID: the same id twice in a row is one fact. */
export interface NewEvent {
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: EventMetadata;
}

/** An event as it comes back: parsed, upcast and in its place. */
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

/** An event that this program can't read: its stream is unreadable here until an upcaster can. */
interface UnreadableEvent {
  readonly readable: false;
  readonly eventId: string;
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly position: Position;
  readonly type: string;
  /** One sentence for the operator: never the payload. */
  readonly reason: string;
}

export type LogEvent<E = unknown> = RecordedEvent<E> | UnreadableEvent;

/** Parses and upcasts what was stored; the one place where old shapes are known. */
export interface Codec<E> {
  read(
    type: string,
    schemaVersion: number,
    data: unknown,
  ): { readonly ok: true; readonly event: E } | { readonly ok: false; readonly reason: string };
}

/** Where an event of a stream stands, in its stream and in the log: where a read that goes no further ends. */
export type Place = Pick<RecordedEvent, 'revision' | 'position'>;

export interface StreamSlice<E = unknown> {
  readonly events: readonly LogEvent<E>[];
  /** The stream's revision now, whatever `after` was; of a read with `upTo` perhaps only that of its last event. */
  readonly revision: Revision;
}

export type AppendResult =
  | {
      readonly outcome: 'appended';
      readonly revision: Revision;
      readonly position: Position;
      /**
       * Whether these very events are there. False: perhaps those that another writer put there under the same ids, with
       * other instants in them; to know what they say, read them.
       */
      readonly asGiven: boolean;
    }
  /** Somebody else wrote first: decide again on what they wrote. */
  | { readonly outcome: 'lost_race'; readonly revision: Revision }
  /** It may or may not be on disk: retry the same events at the same revision, or read the tail. */
  | { readonly outcome: 'unknown'; readonly reason: string }
  | { readonly outcome: 'refused'; readonly reason: 'too_large' | 'unavailable' | 'disk_full' | 'invalid' };

/** The log can't be asked now: what `read`, `head`, `ping` and `forget` reject with then. One sentence for the operator. */
export class StoreUnavailable extends Error {
  override readonly name: string = 'StoreUnavailable';
}

export interface EventStore<E = unknown> {
  /** Random id of this log, in every snapshot and handshake: another id means another log. */
  readonly logId: string;
  /**
   * Events of a stream with a revision greater than `after` (default 0), oldest first. `upTo`: no later than this event of
   * it, so that a part of a long stream costs what that part is long.
   */
  read(stream: StreamName, after?: Revision, upTo?: Place): Promise<StreamSlice<E>>;
  /**
   * All or none. `expected` is the revision the decision was made on; 0 means the stream must not exist.
   * The same event ids at the same `expected` again answer `appended` with the first place, and not `asGiven`.
   */
  append(stream: StreamName, events: readonly NewEvent[], expected: Revision): Promise<AppendResult>;
  /** Every event after a position in log order, then each new one, until aborted. A repeat is possible, a gap is not. */
  follow(after: Position, signal: AbortSignal): AsyncIterable<LogEvent<E>>;
  /** The last position of the log; `START` when it is empty. */
  head(): Promise<Position>;
  /**
   * A sign of life: the last position, asked of where the log is kept and of nothing that was remembered. Rejects with
   * `StoreUnavailable` once the log has been silent for `ms`; an adapter with a connection does not use that one again.
   */
  ping(ms: number): Promise<Position>;
  /** Forgets a `key-` stream for good. Any other stream is refused with an error. */
  forget(stream: StreamName): Promise<void>;
  /** Verifies the hash chains of the whole log; the first broken link, or null. */
  verify(onProgress?: (events: number) => void): Promise<BrokenLink | null>;
  close(): Promise<void>;
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
/** A position from a whole number: zero-padded, so that strings compare as the log is ordered. */
export const positionOf = (n: number | bigint): Position => n.toString().padStart(WIDTH, '0');
/** The place right before another, for whoever reads on from an event that is to come again itself. */
export const justBefore = (position: Position): Position => {
  const place = BigInt(position);
  return positionOf(place > 0n ? place - 1n : place);
};
/** Before the first event. */
export const START: Position = positionOf(0);
