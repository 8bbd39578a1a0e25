/** A command that is in the log: which events it wrote. */
export interface AcceptedCommand {
  readonly hash: string;
  readonly firstRevision: number;
  readonly lastRevision: number;
  readonly position: string;
  readonly recordedAt: string;
}

type Entry = readonly [key: string, accepted: AcceptedCommand];
const REMEMBERED_MS = 72 * 3_600_000;
const keyOf = (stream: string, person: string, commandId: string) => `${stream}\n${person}\n${commandId}`;

/**
 * The accepted commands of the last 72 h (SH-7): the same key and body gets the same answer. Learned from the log
 * alone, by the command path right after its append and by the feed as it reads, so it survives a restart and holds on
 * every replica. Learning the same event twice changes nothing.
 */
export class AcceptedCommands {
  readonly #entries = new Map<string, AcceptedCommand>();

  /** One event of a command; those of one append extend the same entry. */
  learn(
    stream: string,
    revision: number,
    position: string,
    by: { person: string; commandId: string; hash: string | undefined; recordedAt: string },
  ): void {
    const key = keyOf(stream, by.person, by.commandId);
    const known = this.#entries.get(key);
    if (known && known.lastRevision >= revision) return;
    this.#entries.set(key, {
      hash: by.hash ?? '',
      firstRevision: known?.firstRevision ?? revision,
      lastRevision: revision,
      position,
      recordedAt: by.recordedAt,
    });
    this.#forgetBefore(Date.parse(by.recordedAt) - REMEMBERED_MS);
  }

  find(stream: string, person: string, commandId: string): AcceptedCommand | undefined {
    return this.#entries.get(keyOf(stream, person, commandId));
  }

  entries(): Entry[] {
    return [...this.#entries];
  }

  restore(entries: readonly Entry[]): void {
    for (const [key, accepted] of entries) if (!this.#entries.has(key)) this.#entries.set(key, accepted);
  }

  /** Oldest first is the order of insertion, which is the order of the log. */
  #forgetBefore(limit: number): void {
    for (const [key, accepted] of this.#entries) {
      if (Date.parse(accepted.recordedAt) >= limit) return;
      this.#entries.delete(key);
    }
  }
}
