import type { LogEvent } from '@safe-haven/event-store';
import { START } from '@safe-haven/event-store';

/** Where the events of an accepted command begin in its stream, and when they were recorded (ms). */
interface AcceptedCommand {
  readonly firstRevision: number;
  readonly recordedAt: number;
}

/** Whose command it was, and of which key. */
export interface AcceptedBy {
  readonly person: string;
  readonly commandId: string;
  readonly recordedAt: string;
}

const REMEMBERED_MS = 72 * 3_600_000;
const keyOf = (stream: string, person: string, commandId: string) => `${stream}\n${person}\n${commandId}`;
/** Keys of other streams are found in the stream itself, which is read each time. */
const OF_HOUSES = /^shelter-/;

/**
 * Where in their streams the accepted commands of the last 72 h stand (SH-7): the same key and body gets the same answer.
 * Learned from the log alone, by the command path right after its append and by the feed as it reads, so it survives a
 * restart and holds on every replica. Learning the same event twice changes nothing.
 */
export class AcceptedCommands {
  readonly #entries = new Map<string, AcceptedCommand>();
  #position = START;

  /** How far the log was read; commands of this process may be known beyond it. */
  get position(): string {
    return this.#position;
  }

  /** One event of the log, in its order. */
  project(event: LogEvent): void {
    if (event.position <= this.#position) return;
    this.#position = event.position;
    if (!event.readable || !OF_HOUSES.test(event.stream)) return;
    const { actor, commandId, recordedAt } = event.metadata;
    this.learn(event.stream, event.revision, { person: actor.person, commandId, recordedAt });
  }

  /** One event of a command; of those of one append the first is remembered. */
  learn(stream: string, revision: number, { person, commandId, recordedAt }: AcceptedBy): void {
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

  toSnapshot(): string {
    const entries = [...this.#entries];
    return JSON.stringify({
      version: VERSION,
      position: this.#position,
      keys: entries.map(([key]) => key),
      firstRevisions: entries.map(([, { firstRevision }]) => firstRevision),
      recordedAt: entries.map(([, { recordedAt }]) => recordedAt),
    } satisfies Written);
  }

  /** What was written down; null: another version, or broken. */
  static read(text: string): AcceptedCommands | null {
    try {
      const written = JSON.parse(text) as Written;
      return written.version === VERSION ? new AcceptedCommands().#restored(written) : null;
    } catch {
      return null;
    }
  }

  #restored({ position, keys, firstRevisions, recordedAt }: Written): this {
    for (const [i, key] of keys.entries())
      this.#entries.set(key, { firstRevision: firstRevisions[i]!, recordedAt: recordedAt[i]! });
    this.#position = position;
    return this;
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

/** A column for each of what is remembered, in the order of the log. */
interface Written {
  readonly version: number;
  readonly position: string;
  readonly keys: readonly string[];
  readonly firstRevisions: readonly number[];
  readonly recordedAt: readonly number[];
}
