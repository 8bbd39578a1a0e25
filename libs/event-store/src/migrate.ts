import { hash } from 'node:crypto';
import { canonicalBody } from './chain.ts';
import { mustBeReadable, type Raw, Target, toNewEvent } from './copy-target.ts';
import { type Codec, type EventStore, LIMITS, type RecordedEvent, START, type StreamName } from './port.ts';
import { readToHead } from './read-to-head.ts';

/** Reads events without upcasting, so that a copy keeps every byte of the chain. */
export const rawCodec: Codec<Raw> = {
  read: (_type, _schemaVersion, data) =>
    typeof data === 'object' && data !== null ? { ok: true, event: data as Raw } : { ok: false, reason: 'no object' },
};

export interface CopyOptions {
  /** Continues an interrupted copy; otherwise the target has to be empty. */
  readonly resume?: boolean;
  readonly onProgress?: (progress: CopyProgress) => void;
  /** Stops the copy between two appends. */
  readonly signal?: AbortSignal;
}

export interface CopyProgress {
  readonly step: 'verify source' | 'copy' | 'verify target';
  /** Events that this step has processed. */
  readonly events: number;
}

export interface LogDigest {
  readonly events: number;
  readonly streams: number;
  /** SHA-256 in hex over each stream's name, revision and last hash: equal for logs with the same events in any store. */
  readonly digest: string;
}

/**
 * Copies a whole log into another store, in log order: ids, instants and hash chains stay, positions and the log's id are
 * new. Nothing may write to either meanwhile. Both are opened with `rawCodec`, both are verified, and at the end every
 * stream has the same last hash. Throws with a message for the operator; after most failures `resume` continues.
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
  await mustVerify('source', from, (events) => onProgress({ step: 'verify source', events }));
  const target = new Target(to);
  let events = 0;
  for await (const batch of batchesOf(from)) {
    if (signal?.aborted) throw new Error(`The copy was stopped after ${events} events: it can go on from there.`);
    await target.write(batch);
    events += batch.length;
    onProgress({ step: 'copy', events });
  }
  await mustVerify('target', to, (verified) => onProgress({ step: 'verify target', events: verified }));
  const [source, copy] = [await logDigest(from), await logDigest(to)];
  if (source.digest === copy.digest) return copy;
  throw new Error(
    `The copy is not equal: ${source.events} events in ${source.streams} streams there, ${copy.events} in ${copy.streams} here.`,
  );
}

/** A digest of a log that does not depend on the store. */
export async function logDigest(store: EventStore<Raw>): Promise<LogDigest> {
  const tally = new Tally();
  for await (const event of recorded(store)) tally.count(event);
  return tally.digest();
}

/** Computes the digest while events are read. */
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

async function mustVerify(what: string, store: EventStore<Raw>, onProgress: (events: number) => void) {
  const broken = await store.verify(onProgress);
  if (broken === null) return;
  throw new Error(`The ${what} is damaged: stream "${broken.stream}" at revision ${broken.revision}. ${broken.reason}`);
}

/** Every event up to the current head, in log order; throws for an unreadable one. */
async function* recorded(store: EventStore<Raw>): AsyncGenerator<RecordedEvent<Raw>> {
  for await (const event of readToHead(store)) yield mustBeReadable(event);
}

/** Consecutive events of one stream, as many as one append may hold. */
export async function* batchesOf(store: EventStore<Raw>): AsyncGenerator<RecordedEvent<Raw>[]> {
  let batch: RecordedEvent<Raw>[] = [];
  let bytes = 0;
  for await (const event of recorded(store)) {
    const size = Buffer.byteLength(canonicalBody(toNewEvent(event)));
    if (batch.length > 0 && (batch[0]?.stream !== event.stream || bytes + size > LIMITS.appendBytes)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(event);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}
