import { randomUUID } from 'node:crypto';
import { LOG_STREAM } from '../admission.ts';
import { canonicalBody, contentOf } from '../chain.ts';
import { type AppendResult, type NewEvent, type Position, StoreUnavailable, type StreamName } from '../port.ts';
import type { Placed } from './envelope.ts';
import { Sentence } from './failures.ts';
import { pause } from './pause.ts';
import type { Reader } from './reader.ts';
import type { Writer } from './writer.ts';

const TRIES = 10;

interface LogListeners {
  readonly onBeginning: (position: Position) => void;
  readonly onForgotten: (stream: StreamName) => void;
}

/**
 * The stream `log`: its first event holds the log's id, the others name forgotten streams. It is not delivered to
 * followers. This adapter filters forgotten streams, because the store shows them in `$all` until the next scavenge.
 */
export class LogStream {
  readonly #reader: Reader;
  readonly #writer: Writer;
  readonly #listeners: LogListeners;
  readonly #forgotten = new Set<StreamName>();
  #revision = 0;

  constructor(reader: Reader, writer: Writer, listeners: LogListeners) {
    this.#listeners = listeners;
    this.#reader = reader;
    this.#writer = writer;
  }

  /** The log's id; created for a new log. When several processes start it at once, one of them wins and all read its id. */
  async idOrStart(): Promise<string> {
    const found = await this.#first();
    if (found !== null) return found;
    const logId = randomUUID();
    const result = await this.#write(event('LogStarted', { logId }), 0);
    const written = await this.#first();
    if (written !== null) return written;
    throw new StoreUnavailable(
      result.outcome === 'unknown' ? result.reason : 'The store did not let the log be started.',
    );
  }

  /** Reads the names that were added since the last call. */
  async refresh(): Promise<void> {
    const events = await this.#reader.stream(LOG_STREAM, this.#revision);
    for (const placed of events === 'deleted' ? [] : events) this.saw(placed);
  }

  /** Takes an event of this stream that a follower read. */
  saw(placed: Placed): void {
    if (placed.revision <= this.#revision) return;
    this.#revision = placed.revision;
    const stream = placed.type === FORGOTTEN ? dataOf(placed)['stream'] : null;
    if (typeof stream !== 'string') return;
    this.#forgotten.add(stream);
    this.#listeners.onForgotten(stream);
  }

  isForgotten(stream: StreamName): boolean {
    return this.#forgotten.has(stream);
  }

  /** Records that a stream is forgotten, for every process and every later start. */
  async noteForgotten(stream: StreamName): Promise<void> {
    const note = event(FORGOTTEN, { stream });
    for (let tries = 1; tries <= TRIES; tries++) {
      await this.refresh();
      if (this.#forgotten.has(stream)) return;
      const result = await this.#write(note, this.#revision);
      if (result.outcome === 'refused') break;
      if (result.outcome === 'unknown') await pause(10 * tries);
    }
    throw new StoreUnavailable(`The store could not note that "${stream}" is forgotten: try again.`);
  }

  #write(event: NewEvent, expected: number): Promise<AppendResult> {
    return this.#writer.append({ stream: LOG_STREAM, events: [event], bodies: [canonicalBody(event)], expected });
  }

  async #first(): Promise<string | null> {
    const found = await this.#reader.stream(LOG_STREAM, 0, 1);
    if (found === 'deleted')
      throw new Sentence('The first record of the log was deleted in the store: restore a backup.');
    const [first] = found;
    if (!first) return null;
    const { logId } = dataOf(first);
    if (first.fault === null && first.type === 'LogStarted' && typeof logId === 'string') {
      this.#listeners.onBeginning(first.position);
      return logId;
    }
    throw new Sentence('The first record does not say which log this is: another program uses this namespace.');
  }
}

const FORGOTTEN = 'StreamForgotten';

function dataOf({ body, fault }: Placed): Readonly<Record<string, unknown>> {
  return fault === null ? (contentOf(body).data as Readonly<Record<string, unknown>>) : {};
}

function event(type: string, data: Readonly<Record<string, unknown>>): NewEvent {
  const now = new Date().toISOString();
  const commandId = randomUUID();
  return {
    eventId: randomUUID(),
    type,
    schemaVersion: 1,
    data,
    metadata: {
      occurredAt: now,
      recordedAt: now,
      actor: { person: 'system:log', role: 'system', organisation: null, country: null },
      commandId,
      correlationId: commandId,
      source: 'system',
    },
  };
}
