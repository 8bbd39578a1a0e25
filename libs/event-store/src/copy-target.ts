import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore, LogEvent, NewEvent, RecordedEvent, Revision, StreamName } from './port.ts';

/** The stored data of an event, without upcasting. */
export type Raw = Readonly<Record<string, unknown>>;

/** Throws for an unreadable event: the copy would differ from the log. */
export function mustBeReadable(event: LogEvent<Raw>): RecordedEvent<Raw> {
  if (event.readable) return event;
  throw new Error(`Stream "${event.stream}" at revision ${event.revision} can't be read: ${event.reason}`);
}

/** An event in the form that `append` takes. */
export const toNewEvent = ({ eventId, type, schemaVersion, event, metadata }: RecordedEvent<Raw>): NewEvent => ({
  eventId,
  type,
  schemaVersion,
  data: event,
  metadata,
});

const TRIES = 40;
const LONGEST_PAUSE_MS = 2_000;

/** The log that a copy is written to, which may already hold a part of it from an interrupted run. */
export class Target {
  readonly #store: EventStore<Raw>;
  readonly #heads = new Map<StreamName, { readonly revision: Revision; readonly hash: string }>();

  constructor(store: EventStore<Raw>) {
    this.#store = store;
  }

  /** Appends those events of a batch that are missing. */
  async write(batch: readonly RecordedEvent<Raw>[]): Promise<void> {
    const [first] = batch;
    if (!first) return;
    const { stream } = first;
    const head = this.#heads.get(stream) ?? (await this.#readHead(stream));
    if (batch.some((event) => event.revision === head.revision && event.hash !== head.hash))
      throw differentEvents(stream);
    const missing = batch.filter((event) => event.revision > head.revision);
    const last = missing.at(-1);
    if (!last) return;
    await this.#append(stream, missing.map(toNewEvent), missing[0]!.revision - 1);
    this.#heads.set(stream, last);
  }

  async #readHead(stream: StreamName) {
    const { revision } = await this.#store.read(stream, Number.MAX_SAFE_INTEGER);
    if (revision === 0) return { revision, hash: '' };
    const last = (await this.#store.read(stream, revision - 1)).events.map(mustBeReadable).at(-1);
    const head = { revision, hash: last?.hash ?? '' };
    this.#heads.set(stream, head);
    return head;
  }

  /** Retries while the store is unavailable; an unknown outcome is resolved by repeating the same append. */
  async #append(stream: StreamName, events: readonly NewEvent[], expected: Revision): Promise<void> {
    let reason = '';
    for (let tries = 1; tries <= TRIES; tries++) {
      const result = await this.#store.append(stream, events, expected);
      if (result.outcome === 'appended') return;
      if (result.outcome === 'lost_race') throw differentEvents(stream);
      reason = result.reason;
      if (result.outcome === 'refused' && reason !== 'unavailable') break;
      await pause(Math.min(10 * 2 ** tries, LONGEST_PAUSE_MS));
    }
    throw new Error(`The target does not take the events of stream "${stream}": ${reason}`);
  }
}

const differentEvents = (stream: StreamName): Error =>
  new Error(`The target holds other events in stream "${stream}": it is no copy of this log.`);
