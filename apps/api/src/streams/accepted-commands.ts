import type { LogEvent } from '@safe-haven/event-store';
import { START } from '@safe-haven/event-store';
import { ValueTable } from '@safe-haven/projections';

/** Where the events of an accepted command begin in its stream, and when they were recorded (ms). */
interface AcceptedCommand {
  readonly firstRevision: number;
  readonly recordedAt: number;
}

/** Whose command it was, and of which key. */
interface AcceptedBy {
  readonly person: string;
  readonly commandId: string;
  readonly recordedAt: string;
}

const REMEMBERED_MS = 72 * 3_600_000;
const keyOf = (stream: string, person: string, commandId: string) => `${stream}\n${person}\n${commandId}`;
/** Keys of other streams are found in the stream itself, which is read each time. */
const OF_HOUSES = /^shelter-/;

/**
 * An index of the accepted commands of the last 72 h, to where their events begin (SH-7): the same key and body gets
 * the same answer. Built from the log alone, by the command path right after its append and by the feed as it reads, so
 * it survives a restart and is the same on every replica. Adding the same event twice changes nothing.
 */
export class AcceptedCommands {
  readonly #entries = new Map<string, AcceptedCommand>();
  /** How far the log was read; commands of this process may be known beyond it. */
  position: string = START;

  /** One event of the log, in its order. */
  project(event: LogEvent): void {
    if (event.position <= this.position) return;
    this.position = event.position;
    if (!event.readable || !OF_HOUSES.test(event.stream)) return;
    const { actor, commandId, recordedAt } = event.metadata;
    this.remember(event.stream, event.revision, { person: actor.person, commandId, recordedAt });
  }

  /** One event of a command; of those of one append the first is remembered. */
  remember(stream: string, revision: number, { person, commandId, recordedAt }: AcceptedBy): void {
    const key = keyOf(stream, person, commandId);
    if (this.#entries.has(key)) return;
    const at = Date.parse(recordedAt);
    this.#entries.set(key, { firstRevision: revision, recordedAt: at });
    this.#forgetBefore(at - REMEMBERED_MS);
  }

  /** The revision of the command's first event; undefined: no such command was accepted of late. */
  find(stream: string, person: string, commandId: string): number | undefined {
    return this.#entries.get(keyOf(stream, person, commandId))?.firstRevision;
  }

  /** All that is remembered, as lines: more may be learned between two of them. */
  *snapshotLines(): Generator<string, void> {
    yield JSON.stringify({ version: VERSION, position: this.position } satisfies Head);
    const entries = this.#entries.entries();
    for (let some = [...entries.take(A_LINE)]; some.length > 0; some = [...entries.take(A_LINE)]) {
      yield JSON.stringify(columnsOf(some));
    }
  }

  /** What was written down, its lines joined; null: another version, or broken. */
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
      const key = keyOf(words[streams[i]!]!, words[people[i]!]!, commandId);
      this.#entries.set(key, { firstRevision: firstRevisions[i]!, recordedAt: since + recordedAfter[i]! });
    }
  }

  /** Oldest first is the order of insertion, which is the order of the log. */
  #forgetBefore(limit: number): void {
    for (const [key, { recordedAt }] of this.#entries) {
      if (recordedAt >= limit) return;
      this.#entries.delete(key);
    }
  }
}

/** Raise it whenever what is remembered of a command changes: an old snapshot is then not taken. */
const VERSION = 1;
/** Commands in a line: what is written in about a millisecond. */
const A_LINE = 1_000;

interface Head {
  readonly version: number;
  readonly position: string;
}

/**
 * Commands in columns, in the order of the log. Streams and people are indexes into a value table; recording times are
 * in ms from `since`.
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
