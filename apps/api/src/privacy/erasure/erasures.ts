import { setImmediate as breathe } from 'node:timers/promises';
import type { Actor, ErasureReason } from '@safe-haven/domain';
import { instantOf } from '../../environment/clock.ts';
import type { Streams } from '../../streams/streams.ts';
import { AccessLog } from '../access-log.ts';
import type { Keyring } from '../keys/keyring.ts';
import { heirOf, isSubject, personIn } from '../keys/subject.ts';
import { KEYS_ACTOR } from '../keys/wrapped-keys.ts';
import { accessEvents } from './access-days.ts';
import { closeAccount } from './close-account.ts';
import type { ErasureLedger, Noted } from './ledger.ts';

/** Number of erased subjects checked in parallel, to hide the latency of a remote log. */
const AT_ONCE = 16;

export type Erased =
  | { readonly outcome: 'erased' | 'already_erased'; readonly keys: number }
  /** No key of that name ever existed: probably a typing error. */
  | { readonly outcome: 'unknown_subject' }
  /** It is recorded in the ledger but not complete: erasing again, or the next start, completes it. */
  | { readonly outcome: 'unfinished'; readonly reason: string };

export interface Finished {
  /** Keys that an old backup restored, or that an interrupted erasure left. */
  readonly forgotten: number;
}

/**
 * Erases subjects by deleting their keys (crypto-shredding). The order is ledger, log, key: an interruption at any
 * point leaves a record that the erasure must be completed, and `finish` at the next start does so.
 */
export class Erasures {
  readonly #streams: Streams;
  readonly #keyring: Keyring;
  readonly #ledger: ErasureLedger;
  readonly #log: AccessLog;

  constructor(streams: Streams, keyring: Keyring, ledger: ErasureLedger) {
    this.#streams = streams;
    this.#keyring = keyring;
    this.#ledger = ledger;
    this.#log = new AccessLog(streams);
    keyring.onErased(({ subject, reason }, at) => this.#noteRemote({ subject, reason, at }));
  }

  /** Never rejects: failures are in the result. The actor is recorded. */
  async erase(subject: string, reason: ErasureReason, by: Actor): Promise<Erased> {
    if (!isSubject(subject)) return { outcome: 'unknown_subject' };
    try {
      const { erased, wrapped } = this.#keyring;
      const again = erased.has(subject);
      if (!again && (await wrapped.all(subject)).length === 0) return { outcome: 'unknown_subject' };
      this.#ledger.note({ subject, reason, at: instantOf(this.#streams.clock.now()) });
      return await this.#carryOut(subject, reason, by, again ? 'already_erased' : 'erased');
    } catch (error) {
      return { outcome: 'unfinished', reason: (error as Error).message };
    }
  }

  /**
   * Loads the erased subjects into the keyring and the ledger: quick, and to be awaited before anything is opened. From
   * then on none of them can be opened, even if a backup restored the key.
   */
  async load(): Promise<void> {
    for (const { subject } of this.#ledger.all()) this.#keyring.erased.note(subject);
    const inLog: Noted[] = [];
    for await (const logged of accessEvents(this.#streams.store, this.#streams.clock.now())) {
      const erased = this.#keyring.erased.follow(logged);
      if (!erased || !logged.readable) continue;
      inLog.push({ subject: erased.subject, reason: erased.reason, at: logged.metadata.recordedAt });
    }
    this.#ledger.note(...inLog);
  }

  /**
   * Deletes again every remaining or restored key of an erased subject. Run at each start, in the background once
   * `load` has finished. Rejects when the log can't be read or written.
   */
  async finish(): Promise<Finished> {
    await this.load();
    const noted = new Map(this.#ledger.all().map((n) => [n.subject, n.reason]));
    const subjects = [...this.#keyring.erased.all()];
    let forgotten = 0;
    const worker = async () => {
      for (let subject = subjects.pop(); subject !== undefined; subject = subjects.pop()) {
        forgotten += await this.#finishOne(subject, noted.get(subject) ?? 'asked');
        await breathe();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return { forgotten };
  }

  async #finishOne(subject: string, reason: ErasureReason): Promise<number> {
    if ((await this.#keyring.wrapped.all(subject)).length === 0) return 0;
    const result = await this.#carryOut(subject, reason, KEYS_ACTOR, 'already_erased');
    if (result.outcome === 'unfinished') throw new Error(result.reason);
    return result.outcome === 'already_erased' ? result.keys : 0;
  }

  /**
   * An erasure recorded by another replica. If the ledger can't be written, the log still has it, and the next start
   * adds it.
   */
  #noteRemote(noted: Noted): void {
    try {
      this.#ledger.note(noted);
    } catch {
      // A full disk must not stop the reading of the log.
    }
  }

  async #carryOut(
    subject: string,
    reason: ErasureReason,
    by: Actor,
    outcome: 'erased' | 'already_erased',
  ): Promise<Erased> {
    this.#keyring.erased.note(subject);
    if (!this.#keyring.erased.inLog(subject)) {
      const recorded = await this.#log.append({ type: 'SubjectErased', subject, reason }, by);
      if (recorded.kind !== 'done') {
        const reason = recorded.kind === 'refused' ? recorded.reason : recorded.kind;
        return { outcome: 'unfinished', reason: `The log takes nothing at the moment: ${reason}.` };
      }
      this.#keyring.erased.wrote(subject);
    }
    const open = await this.#closeAccount(subject, by);
    if (open !== null)
      return { outcome: 'unfinished', reason: `The account could not be closed at the moment: ${open}.` };
    return { outcome, keys: await this.#keyring.forget(subject) };
  }

  /** Together with the key; a person invited again later uses the key of the heir subject. */
  async #closeAccount(subject: string, by: Actor): Promise<string | null> {
    const personId = personIn(subject);
    if (personId === null || (await this.#keyring.wrapped.all(heirOf(subject))).length > 0) return null;
    return closeAccount(this.#streams, personId, by);
  }
}
