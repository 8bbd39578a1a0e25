import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore, LogEvent, NewEvent, RecordedEvent, Revision, StreamName } from './port.ts';

/** The data of an event as it was written. */
export type Raw = Readonly<Record<string, unknown>>;

/** Throws where an event can't be read: the copy would differ from the log. */
export function mustBeReadable(event: LogEvent<Raw>): RecordedEvent<Raw> {
  if (event.readable) return event;
  throw new Error(`Stream "${event.stream}" at revision ${event.revision} can't be read: ${event.reason}`);
}

/** An event as it was handed to `append`. */
export const writtenAs = ({ eventId, type, schemaVersion, event, metadata }: RecordedEvent<Raw>): NewEvent => ({
  eventId,
  type,
  schemaVersion,
  data: event,
  metadata,
});

const TRIES = 40;
const LONGEST_PAUSE_MS = 2_000;

/** The log that a copy is written to, and what it holds already of a copy that was interrupted. */
export class Target {
  readonly #store: EventStore<Raw>;
  readonly #there = new Map<StreamName, { readonly revision: Revision; readonly hash: string }>();

  constructor(store: EventStore<Raw>) {
    this.#store = store;
  }

  /** Writes what of a run isn't there yet. */
  async write(run: readonly RecordedEvent<Raw>[]): Promise<void> {
    const [first] = run;
    if (!first) return;
    const { stream } = first;
    const there = this.#there.get(stream) ?? (await this.#look(stream));
    if (run.some((event) => event.revision === there.revision && event.hash !== there.hash)) throw otherEvents(stream);
    const missing = run.filter((event) => event.revision > there.revision);
    const last = missing.at(-1);
    if (!last) return;
    await this.#append(stream, missing.map(writtenAs), missing[0]!.revision - 1);
    this.#there.set(stream, last);
  }

  async #look(stream: StreamName) {
    const { revision } = await this.#store.read(stream, Number.MAX_SAFE_INTEGER);
    if (revision === 0) return { revision, hash: '' };
    const last = (await this.#store.read(stream, revision - 1)).events.map(mustBeReadable).at(-1);
    const there = { revision, hash: last?.hash ?? '' };
    this.#there.set(stream, there);
    return there;
  }

  /** Waits for a store that is away; an outcome that isn't known is settled by the same append again. */
  async #append(stream: StreamName, events: readonly NewEvent[], expected: Revision): Promise<void> {
    let why = '';
    for (let tries = 1; tries <= TRIES; tries++) {
      const result = await this.#store.append(stream, events, expected);
      if (result.outcome === 'appended') return;
      if (result.outcome === 'lost_race') throw otherEvents(stream);
      why = result.reason;
      if (result.outcome === 'refused' && why !== 'unavailable') break;
      await pause(Math.min(10 * 2 ** tries, LONGEST_PAUSE_MS));
    }
    throw new Error(`The target does not take the events of stream "${stream}": ${why}`);
  }
}

const otherEvents = (stream: StreamName): Error =>
  new Error(`The target holds other events in stream "${stream}": it is no copy of this log.`);
