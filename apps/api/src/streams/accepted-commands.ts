import type { LogEvent } from '@safe-haven/event-store';
import { START } from '@safe-haven/event-store';
import { ValueTable } from '@safe-haven/projections';
import { keyText } from './command-key.ts';

/** Where the events of an accepted command begin in its stream, and when they were recorded (ms). */
interface AcceptedCommand {
  readonly firstRevision: number;
  readonly recordedAt: number;
}

/** The person and idempotency key of a command. */
interface AcceptedBy {
  readonly person: string;
  readonly commandId: string;
  readonly recordedAt: string;
}

const REMEMBERED_MS = 72 * 3_600_000;
/** Keys of other streams are found in the stream itself, which is read each time. */
const SHELTER_STREAM = /^shelter-/;

/**
 * An index of the commands accepted in the last 72 h, by key, to the revision of their first event (SH-7): the same key
 * and body gets the same answer. Built from the log alone, by the command path right after its append and by the feed
 * as it reads, so it survives a restart and is the same on every replica. Idempotent.
 */
export class AcceptedCommands {
  readonly #entries = new Map<string, AcceptedCommand>();
  /** The log position that was read; commands of this process may be known beyond it. */
  position: string = START;

  /** Projects one event, in the order of the log. */
  project(event: LogEvent): void {
    if (event.position <= this.position) return;
    this.position = event.position;
    if (!event.readable || !SHELTER_STREAM.test(event.stream)) return;
    const { actor, commandId, recordedAt } = event.metadata;
    this.remember(event.stream, event.revision, { person: actor.person, commandId, recordedAt });
  }

  /** Adds an event of a command; of one append only the first counts. */
  remember(stream: string, revision: number, { person, commandId, recordedAt }: AcceptedBy): void {
    const key = keyText(stream, person, commandId);
    if (this.#entries.has(key)) return;
    const at = Date.parse(recordedAt);
    this.#entries.set(key, { firstRevision: revision, recordedAt: at });
    this.#forgetBefore(at - REMEMBERED_MS);
  }

  /** The revision of the command's first event; undefined: no such command in the last 72 h. */
  find(stream: string, person: string, commandId: string): number | undefined {
    return this.#entries.get(keyText(stream, person, commandId))?.firstRevision;
  }

  /** The index as lines; it may grow while they are written. */
  *snapshotLines(): Generator<string, void> {
    yield JSON.stringify({ version: VERSION, position: this.position } satisfies Head);
    const entries = this.#entries.entries();
    for (let some = [...entries.take(PER_LINE)]; some.length > 0; some = [...entries.take(PER_LINE)]) {
      yield JSON.stringify(columnsOf(some));
    }
  }

  /** Restores the index from its lines; null: another version, or invalid. */
  static read(text: string): AcceptedCommands | null {
    try {
      const [head, ...lines] = text.split('\n');
      const { version, position } = JSON.parse(head!) as Partial<Head>;
      if (version !== VERSION || typeof position !== 'string') return null;
      const accepted = new AcceptedCommands();
      for (const line of lines) accepted.#restore(JSON.parse(line) as Columns);
      accepted.position = position;
      return accepted;
    } catch {
      return null;
    }
  }

  #restore({ since, streams, people, words, commandIds, firstRevisions, recordedAfter }: Columns): void {
    for (const [i, commandId] of commandIds.entries()) {
      const key = keyText(words[streams[i]!]!, words[people[i]!]!, commandId);
      this.#entries.set(key, { firstRevision: firstRevisions[i]!, recordedAt: since + recordedAfter[i]! });
    }
  }

  /** Insertion order is log order, so the oldest come first. */
  #forgetBefore(limit: number): void {
    for (const [key, { recordedAt }] of this.#entries) {
      if (recordedAt >= limit) return;
      this.#entries.delete(key);
    }
  }
}

/** Raise it whenever the stored fields of a command change: older snapshots are then ignored. */
const VERSION = 1;
/** Commands per line: written in about a millisecond. */
const PER_LINE = 1_000;

interface Head {
  readonly version: number;
  readonly position: string;
}

/**
 * Commands in columns, in log order. Streams and people are indexes into a value table; recording times are in ms from
 * `since`.
 */
interface Columns {
  readonly since: number;
  readonly streams: readonly number[];
  readonly people: readonly number[];
  readonly words: readonly string[];
  readonly commandIds: readonly string[];
  readonly firstRevisions: readonly number[];
  readonly recordedAfter: readonly number[];
}

function columnsOf(entries: readonly (readonly [string, AcceptedCommand])[]): Columns {
  const table = new ValueTable();
  const keys = entries.map(([key]) => key.split('\n'));
  const since = entries[0]![1].recordedAt;
  return {
    since,
    streams: keys.map(([stream]) => table.indexOf(stream)),
    people: keys.map(([, person]) => table.indexOf(person)),
    words: table.all() as string[],
    commandIds: keys.map(([, , commandId]) => commandId!),
    firstRevisions: entries.map(([, { firstRevision }]) => firstRevision),
    recordedAfter: entries.map(([, { recordedAt }]) => recordedAt - since),
  };
}
