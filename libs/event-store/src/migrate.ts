import { hash } from 'node:crypto';
import { canonicalBody } from './chain.ts';
import { mustBeReadable, type Raw, Target, writtenAs } from './copy-target.ts';
import { logSoFar } from './log-so-far.ts';
import { type Codec, type EventStore, LIMITS, type RecordedEvent, START, type StreamName } from './port.ts';

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
  for await (const run of runsOf(from)) {
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
  const tally = new Tally();
  for await (const event of recorded(store)) tally.count(event);
  return tally.digest();
}

/** What a log holds, counted as its events pass by. */
export class Tally {
  readonly #last = new Map<StreamName, string>();
  #events = 0;

  get events(): number {
    return this.#events;
  }

  count({ stream, revision, hash }: RecordedEvent<Raw>): void {
    this.#last.set(stream, `${stream} ${revision} ${hash}`);
    this.#events += 1;
  }

  digest(): LogDigest {
    const lines = [...this.#last.values()].sort();
    return { events: this.#events, streams: this.#last.size, digest: hash('sha256', lines.join('\n'), 'hex') };
  }
}

async function mustBeWhole(what: string, store: EventStore<Raw>, onProgress: (events: number) => void) {
  const broken = await store.verify(onProgress);
  if (broken === null) return;
  throw new Error(`The ${what} is damaged: stream "${broken.stream}" at revision ${broken.revision}. ${broken.reason}`);
}

/** Everything up to where the log ends now, in log order; throws where an event can't be read. */
async function* recorded(store: EventStore<Raw>): AsyncGenerator<RecordedEvent<Raw>> {
  for await (const event of logSoFar(store)) yield mustBeReadable(event);
}

/** Events in a row of one stream, as many as one append may hold. */
export async function* runsOf(store: EventStore<Raw>): AsyncGenerator<RecordedEvent<Raw>[]> {
  let run: RecordedEvent<Raw>[] = [];
  let bytes = 0;
  for await (const event of recorded(store)) {
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
