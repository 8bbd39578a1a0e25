import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { eventIdOfBody, linkOf } from '../chain.ts';
import { type AppendResult, type NewEvent, positionOf, type Revision, type StreamName } from '../port.ts';
import type { Stored } from '../stored.ts';
import { codeOf, messageOf, type Schema } from './database.ts';
import type { Head, Heads, Stream } from './heads.ts';
import { type Rows, schemaOf } from './rows.ts';

const SQLITE_FULL = 13;
const UNAVAILABLE: AppendResult = { outcome: 'refused', reason: 'unavailable' };
const DISK_FULL: AppendResult = { outcome: 'refused', reason: 'disk_full' };

interface Pending {
  readonly schema: Schema;
  readonly stream: StreamName;
  readonly events: readonly NewEvent[];
  readonly bodies: readonly string[];
  readonly expected: Revision;
  readonly answer: (result: AppendResult) => void;
}

/** The batch of one commit, decided in memory: a lost race needs no savepoint and does not affect the other appends. */
interface Batch {
  readonly schema: Schema;
  /** In log order, without a hole, from the writer's `last + 1`. */
  readonly staged: Stored[];
  /** The streams that moved, and for each the head to move back to. */
  readonly moved: Stream[];
  readonly before: Head[];
}

/**
 * The single writer of the log. Appends that arrive during a commit, or within one turn of the event loop, are
 * committed together and answered when they are on disk; a lone append waits for nothing else.
 */
export class Writer {
  readonly #db: DatabaseSync;
  readonly #begin: StatementSync;
  readonly #end: StatementSync;
  readonly #rows: Rows;
  readonly #heads: Heads;
  readonly #onCommit: (events: readonly Stored[]) => void;
  #queue: Pending[] = [];
  #last: number;
  /** Set when a commit failed in a way that leaves open what is on disk: only a new start can say. */
  #broken = false;

  constructor(db: DatabaseSync, rows: Rows, heads: Heads, last: number, onCommit: (events: readonly Stored[]) => void) {
    this.#db = db;
    this.#begin = db.prepare('BEGIN');
    this.#end = db.prepare('COMMIT');
    this.#rows = rows;
    this.#heads = heads;
    this.#last = last;
    this.#onCommit = onCommit;
  }

  get last(): number {
    return this.#last;
  }

  append(
    stream: StreamName,
    events: readonly NewEvent[],
    bodies: readonly string[],
    expected: Revision,
  ): Promise<AppendResult> {
    return new Promise((answer) => {
      if (this.#queue.length === 0) setImmediate(() => this.flush());
      this.#queue.push({ schema: schemaOf(stream), stream, events, bodies, expected, answer });
    });
  }

  /** Commits all that waits. A commit touches one of the two files, so a crash leaves no hole in the positions. */
  flush(): void {
    const queue = this.#queue;
    this.#queue = [];
    for (const schema of ['keys', 'main'] as const) {
      const group = queue.filter((pending) => pending.schema === schema);
      if (group.length > 0) this.#commit(schema, group);
    }
  }

  #commit(schema: Schema, group: readonly Pending[]): void {
    const batch: Batch = { schema, staged: [], moved: [], before: [] };
    const decided = group.map((pending) => (this.#broken ? UNAVAILABLE : this.#decide(pending, batch)));
    const failure = batch.staged.length === 0 ? null : this.#write(batch);
    if (failure !== null) moveBack(batch);
    // Results that depended on another append of the batch fail with it.
    group.forEach((pending, i) => {
      pending.answer(failure ?? decided[i] ?? UNAVAILABLE);
    });
  }

  #decide(pending: Pending, batch: Batch): AppendResult {
    try {
      const stream = this.#heads.toWrite(pending.stream);
      if (pending.expected !== stream.head.revision) return this.#decideAgain(pending, stream.head, batch);
      return this.#stage(stream, pending.bodies, batch);
    } catch {
      return UNAVAILABLE;
    }
  }

  #stage(stream: Stream, bodies: readonly string[], { staged, moved, before }: Batch): AppendResult {
    let { revision, position, hash } = stream.head;
    moved.push(stream);
    before.push(stream.head);
    for (const body of bodies) {
      const previous = position;
      revision += 1;
      position = this.#last + staged.length + 1;
      hash = linkOf(hash, stream.name, revision, body);
      staged.push({ position, previous, stream: stream.name, revision, hash, body });
    }
    stream.head = { revision, position, hash };
    return { outcome: 'appended', revision, position: positionOf(position), asGiven: true };
  }

  /** An append on an older revision: the first result where it is the same again, else a lost race. */
  #decideAgain({ events, expected }: Pending, head: Head, batch: Batch): AppendResult {
    const lost: AppendResult = { outcome: 'lost_race', revision: head.revision };
    const end = expected + events.length;
    if (end > head.revision) return lost;
    let last: Stored | null = null;
    // Walks back from the head: a retry or a lost race is a few events behind, hardly ever more.
    for (let at = head.position; at > 0; ) {
      const stored = batch.staged[at - this.#last - 1] ?? this.#rows.at(batch.schema, at);
      if (!stored || stored.revision <= expected) break;
      if (stored.revision === end) last = stored;
      const event = events[stored.revision - expected - 1];
      if (event && eventIdOfBody(stored.body) !== event.eventId) return lost;
      at = stored.previous;
    }
    return last ? { outcome: 'appended', revision: end, position: positionOf(last.position), asGiven: false } : lost;
  }

  /** Writes a batch and waits for the disk. Null when it is there for good; else what everyone in it is answered. */
  #write({ schema, staged, moved }: Batch): AppendResult | null {
    try {
      this.#begin.run();
      this.#rows.insert(schema, staged);
    } catch (error) {
      this.#rollBack();
      return codeOf(error) === SQLITE_FULL ? DISK_FULL : UNAVAILABLE;
    }
    try {
      this.#end.run();
    } catch (error) {
      this.#rollBack();
      if (codeOf(error) === SQLITE_FULL) return DISK_FULL;
      this.#broken = true;
      return { outcome: 'unknown', reason: `The commit failed: ${messageOf(error)}` };
    }
    this.#last += staged.length;
    this.#heads.moved(moved, this.#last);
    this.#onCommit(staged);
    return null;
  }

  #rollBack(): void {
    try {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
    } catch {
      this.#broken = true;
    }
  }
}

/** The heads as they were before a batch that was not written; the earliest of a stream counts. */
function moveBack({ moved, before }: Batch): void {
  for (let i = moved.length - 1; i >= 0; i--) moved[i]!.head = before[i]!;
}
