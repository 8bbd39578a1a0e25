/** A stored event. `unresolved` marks a link whose event was deleted. */
export interface LogRecord extends Proposed {
  readonly commit: bigint;
  readonly prepare: bigint;
  readonly stream: string;
  readonly revision: bigint;
  readonly unresolved: boolean;
}

export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly json: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export type Expected = bigint | 'no_stream' | 'stream_exists' | 'any';

export type Verdict =
  | { readonly kind: 'written'; readonly last: LogRecord }
  | { readonly kind: 'wrong_version'; readonly current: bigint | null }
  | { readonly kind: 'deleted' };

export interface Place {
  readonly commit: bigint;
  readonly prepare: bigint;
}

interface StreamState {
  readonly records: LogRecord[];
  /** Events before this revision are deleted: not readable from the stream, only from the whole log. */
  visibleFrom: number;
  tombstoned: boolean;
}

/** The revision of a tombstone, as documented: the largest possible. */
const LAST_REVISION = 2n ** 63n - 1n;
const NONE = -1n;

/** The log in memory, with the documented rules of expected revisions, deletion and idempotent appends. */
export class Log {
  #records: LogRecord[] = [];
  readonly #streams = new Map<string, StreamState>();
  readonly #watching = new Set<() => void>();
  #end = 1_523n;

  append(stream: string, expected: Expected, events: readonly Proposed[]): Verdict {
    const state = this.#stateOf(stream);
    if (state.tombstoned) return { kind: 'deleted' };
    const current = BigInt(state.records.length) - 1n;
    const hidden = state.visibleFrom >= state.records.length;
    if (!fits(expected, current, hidden)) return repeated(state, expected, events, hidden ? null : current);
    if (events.length === 0) return { kind: 'wrong_version', current };
    let last = state.records.at(-1);
    for (const event of events) last = this.#write(state, stream, BigInt(state.records.length), event, false);
    this.#announce();
    return last ? { kind: 'written', last } : { kind: 'wrong_version', current };
  }

  /** Adds a link to a deleted event: it is delivered without an event. */
  link(stream: string, link: Proposed): void {
    const state = this.#stateOf(stream);
    this.#write(state, stream, BigInt(state.records.length), link, true);
    this.#announce();
  }

  /** Soft: the stream reads as if it didn't exist and can be written again. Hard: a permanent tombstone. */
  remove(stream: string, expected: Expected, how: 'soft' | 'hard'): Verdict {
    const state = this.#stateOf(stream);
    if (state.tombstoned) return { kind: 'deleted' };
    const current = BigInt(state.records.length) - 1n;
    const hidden = state.visibleFrom >= state.records.length;
    if (!fits(expected, current, hidden)) return { kind: 'wrong_version', current: hidden ? null : current };
    state.visibleFrom = state.records.length;
    state.tombstoned = how === 'hard';
    const last =
      how === 'hard'
        ? this.#place(stream, LAST_REVISION, jsonEvent('$streamDeleted', ''), false)
        : this.#place(`$$${stream}`, 0n, jsonEvent('$metadata', JSON.stringify({ $tb: `${LAST_REVISION}` })), false);
    this.#announce();
    return { kind: 'written', last };
  }

  /** Removes deleted events from the whole log; the last one of a softly deleted stream stays, as documented. */
  scavenge(): void {
    this.#records = this.#records.filter((record) => {
      const state = this.#streams.get(record.stream);
      if (!state || record.revision >= BigInt(state.visibleFrom)) return true;
      return !state.tombstoned && record === state.records.at(-1);
    });
  }

  /** Loses the last events, like a server restored from a backup. */
  loseLast(count: number): void {
    for (const { stream } of this.#records.splice(-count)) this.#streams.get(stream)?.records.pop();
  }

  /** The readable events of a stream; null when it never existed or was softly deleted. */
  read(stream: string): readonly LogRecord[] | 'deleted' | null {
    const state = this.#streams.get(stream);
    if (state?.tombstoned) return 'deleted';
    if (!state || state.visibleFrom >= state.records.length) return null;
    return state.records.slice(state.visibleFrom);
  }

  get records(): readonly LogRecord[] {
    return this.#records;
  }

  /** The index of the first record at or after a position (`inclusive`), or strictly after it. */
  firstFrom({ commit, prepare }: Place, inclusive: boolean): number {
    let low = 0;
    let high = this.#records.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const record = this.#records[middle]!;
      const order = record.commit === commit ? record.prepare - prepare : record.commit - commit;
      if (order < 0n || (order === 0n && !inclusive)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Calls `wake` after each write, until the returned function is called. */
  watch(wake: () => void): () => void {
    this.#watching.add(wake);
    return () => this.#watching.delete(wake);
  }

  #announce(): void {
    for (const wake of this.#watching) wake();
  }

  #stateOf(stream: string): StreamState {
    const existing = this.#streams.get(stream);
    if (existing) return existing;
    const state: StreamState = { records: [], visibleFrom: 0, tombstoned: false };
    this.#streams.set(stream, state);
    return state;
  }

  #write(state: StreamState, stream: string, revision: bigint, event: Proposed, unresolved: boolean): LogRecord {
    const record = this.#place(stream, revision, event, unresolved);
    state.records.push(record);
    return record;
  }

  /** Positions increase but are not contiguous, since real ones are offsets in a file. */
  #place(stream: string, revision: bigint, event: Proposed, unresolved: boolean): LogRecord {
    const at = this.#end;
    this.#end += BigInt(71 + event.data.length + event.metadata.length + stream.length + (this.#records.length % 13));
    const record: LogRecord = { ...event, commit: at, prepare: at, stream, revision, unresolved };
    this.#records.push(record);
    return record;
  }
}

/** An event as other applications write it. */
export const jsonEvent = (type: string, data: string, metadata = ''): Proposed => ({
  id: crypto.randomUUID(),
  type,
  json: true,
  data: Buffer.from(data),
  metadata: Buffer.from(metadata),
});

function fits(expected: Expected, current: bigint, hidden: boolean): boolean {
  if (expected === 'any') return true;
  if (expected === 'no_stream') return hidden;
  if (expected === 'stream_exists') return !hidden;
  return expected === current;
}

/**
 * The same events at the same revision again are a success with the first position; anything else is a wrong expected
 * version.
 */
function repeated(
  state: StreamState,
  expected: Expected,
  events: readonly Proposed[],
  current: bigint | null,
): Verdict {
  const wrong: Verdict = { kind: 'wrong_version', current };
  if (typeof expected === 'string' && expected !== 'no_stream') return wrong;
  const from = Number((expected === 'no_stream' ? NONE : expected) + 1n);
  const there = state.records.slice(from, from + events.length);
  const last = there.at(-1);
  const same = there.length === events.length && there.every((record, i) => record.id === events[i]?.id);
  return same && last ? { kind: 'written', last } : wrong;
}
