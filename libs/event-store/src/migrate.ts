import { hash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { canonicalBody } from './chain.ts';
import {
  type Codec,
  type EventStore,
  LIMITS,
  type LogEvent,
  type NewEvent,
  type Position,
  type RecordedEvent,
  type Revision,
  START,
  type StreamName,
} from './port.ts';

export type Raw = Readonly<Record<string, unknown>>;

/** Reads events as they were written, without upcasting: what a copy needs, so that every byte of the chain stays. */
export const rawCodec: Codec<Raw> = {
  read: (_type, _schemaVersion, data) =>
    typeof data === 'object' && data !== null ? { ok: true, event: data as Raw } : { ok: false, reason: 'no object' },
};

export interface CopyOptions {
  /** Goes on with a copy that was interrupted; else the target has to be empty. */
  readonly resume?: boolean;
  readonly onProgress?: (progress: CopyProgress) => void;
  /** Stops the copy between two appends. */
  readonly signal?: AbortSignal;
}

export interface CopyProgress {
  readonly step: 'verify source' | 'copy' | 'verify target';
  /** Events that this step has behind it. */
  readonly events: number;
}

export interface LogDigest {
  readonly events: number;
  readonly streams: number;
  /** SHA-256 in hex over each stream's name, revision and last hash: equal for logs with the same events, wherever. */
  readonly digest: string;
}

/**
 * Copies a whole log into another store, in log order: ids, instants and hash chains stay, positions and the log's own
 * id are new. Nothing may write to either meanwhile. Both are opened with `rawCodec`, both are verified, and at the end
 * every stream ends with the same hash. Throws a sentence for the operator; after most, `resume` goes on.
 */
export async function copyLog(
  from: EventStore<Raw>,
  to: EventStore<Raw>,
  { resume = false, onProgress = () => {}, signal }: CopyOptions = {},
): Promise<LogDigest> {
  if (from.logId === to.logId) throw new Error('Source and target are the same log.');
  if (!resume && (await to.head()) !== START) {
    throw new Error('The target already holds events: take an empty one, or go on with an earlier copy.');
  }
  await mustBeWhole('source', from, (events) => onProgress({ step: 'verify source', events }));
  const target = new Target(to);
  let events = 0;
  for await (const run of runsOf(from, await from.head())) {
    if (signal?.aborted) throw new Error(`The copy was stopped after ${events} events: it can go on from there.`);
    await target.write(run);
    events += run.length;
    onProgress({ step: 'copy', events });
  }
  await mustBeWhole('target', to, (seen) => onProgress({ step: 'verify target', events: seen }));
  const [source, copy] = [await logDigest(from), await logDigest(to)];
  if (source.digest === copy.digest) return copy;
  throw new Error(
    `The copy is not equal: ${source.events} events in ${source.streams} streams there, ${copy.events} in ${copy.streams} here.`,
  );
}

/** What a log holds, in one value that doesn't depend on where it is stored. */
export async function logDigest(store: EventStore<Raw>): Promise<LogDigest> {
  const last = new Map<StreamName, string>();
  let events = 0;
  for await (const { stream, revision, hash } of recorded(store, await store.head())) {
    last.set(stream, `${stream} ${revision} ${hash}`);
    events += 1;
  }
  const lines = [...last.values()].sort();
  return { events, streams: last.size, digest: hash('sha256', lines.join('\n'), 'hex') };
}

async function mustBeWhole(what: string, store: EventStore<Raw>, onProgress: (events: number) => void) {
  const broken = await store.verify(onProgress);
  if (broken === null) return;
  throw new Error(`The ${what} is damaged: stream "${broken.stream}" at revision ${broken.revision}. ${broken.reason}`);
}

/** Everything up to a position, in log order. Throws where an event can't be read: a copy without it would be another log. */
async function* recorded(store: EventStore<Raw>, head: Position): AsyncGenerator<RecordedEvent<Raw>> {
  if (head === START) return;
  for await (const event of store.follow(START, new AbortController().signal)) {
    yield mustBeReadable(event);
    if (event.position >= head) return;
  }
}

function mustBeReadable(event: LogEvent<Raw>): RecordedEvent<Raw> {
  if (event.readable) return event;
  throw new Error(`Stream "${event.stream}" at revision ${event.revision} can't be read: ${event.reason}`);
}

/** Events in a row of one stream, as many as one append may hold. */
async function* runsOf(store: EventStore<Raw>, head: Position): AsyncGenerator<RecordedEvent<Raw>[]> {
  let run: RecordedEvent<Raw>[] = [];
  let bytes = 0;
  for await (const event of recorded(store, head)) {
    const size = Buffer.byteLength(canonicalBody(writtenAs(event)));
    if (run.length > 0 && (run[0]?.stream !== event.stream || bytes + size > LIMITS.appendBytes)) {
      yield run;
      run = [];
      bytes = 0;
    }
    run.push(event);
    bytes += size;
  }
  if (run.length > 0) yield run;
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

/** The log that is written to, and what it holds already of a copy that was interrupted. */
class Target {
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
