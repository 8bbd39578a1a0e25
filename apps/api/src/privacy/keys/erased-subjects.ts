import type { SubjectErased } from '@safe-haven/domain';
import type { LogEvent } from '@safe-haven/event-store';

/** Whose keys are gone, or are to go: what is in here is never opened and never gets a key again. */
export class ErasedSubjects {
  /** True where the log itself says so, false where so far only the ledger beside it does. */
  readonly #inLog = new Map<string, boolean>();

  has(subject: string): boolean {
    return this.#inLog.has(subject);
  }

  inLog(subject: string): boolean {
    return this.#inLog.get(subject) === true;
  }

  note(subject: string): void {
    if (!this.has(subject)) this.#inLog.set(subject, false);
  }

  /** This program just wrote to the log that it is erased. */
  wrote(subject: string): void {
    this.#inLog.set(subject, true);
  }

  /** The subject that an event of the log says is erased; null for any other event. */
  follow(logged: LogEvent): SubjectErased | null {
    if (!logged.readable || logged.type !== 'SubjectErased') return null;
    const event = logged.event as SubjectErased;
    this.wrote(event.subject);
    return event;
  }

  all(): readonly string[] {
    return [...this.#inLog.keys()];
  }
}
