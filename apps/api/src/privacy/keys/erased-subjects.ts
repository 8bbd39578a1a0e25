import type { SubjectErased } from '@safe-haven/domain';
import type { LogEvent } from '@safe-haven/event-store';

/** Erased subjects: they are never opened and never get a key again. */
export class ErasedSubjects {
  /** True when the erasure is in the log, false when it is only in the ledger so far. */
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

  /** This program has just recorded the erasure. */
  wrote(subject: string): void {
    this.#inLog.set(subject, true);
  }

  /** The erasure that an event of the log records; null for any other event. */
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
