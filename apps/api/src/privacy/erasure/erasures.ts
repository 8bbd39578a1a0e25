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

/** Erased subjects that are looked at in parallel, for the sake of a log on another machine. */
const AT_ONCE = 16;

export type Erased =
  | { readonly outcome: 'erased' | 'already_erased'; readonly keys: number }
  /** There never was a key of that name: nothing to erase, most likely a typing error. */
  | { readonly outcome: 'unknown_subject' }
  /** It is noted, but not done: erasing again, or the next start, finishes it. */
  | { readonly outcome: 'unfinished'; readonly reason: string };

export interface Finished {
  /** Keys that came back with an old backup, or were left over by an erasure that was interrupted. */
  readonly forgotten: number;
}

/**
 * Erases subjects by forgetting their keys (crypto-shredding). The order is ledger, log, key: wherever it is
 * interrupted, what is written says that it must be finished, and `finish` at the next start does so.
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
    keyring.onErased(({ subject, reason }, at) => this.#noteToo({ subject, reason, at }));
  }

  /** Never rejects: what is not done is in the result. The actor stands in the log. */
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
   * Lets the keyring and the ledger know of everyone who is erased: quick, and to be awaited before anything is opened.
   * From then on none of them opens here, even where an old backup brought the key back.
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
   * Forgets again every key of an erased subject that is still there, or there again. To be run at
   * each start; it may take its time in the background once `load` is through. Rejects when the log can't be read or
   * written.
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

  /** An erasure at another replica. Where it can't be noted the log still says so, and the next start notes it. */
  #noteToo(noted: Noted): void {
    try {
      this.#ledger.note(noted);
    } catch {
      // A full disk must not stop those who follow the log.
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

  /** In the same act as the key goes; whoever was invited anew since then goes on under the key of the heir. */
  async #closeAccount(subject: string, by: Actor): Promise<string | null> {
    const personId = personIn(subject);
    if (personId === null || (await this.#keyring.wrapped.all(heirOf(subject))).length > 0) return null;
    return closeAccount(this.#streams, personId, by);
  }
}
