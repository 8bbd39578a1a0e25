import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import type { Instant, Sealed, SubjectErased } from '@safe-haven/domain';
import type { LogEvent } from '@safe-haven/event-store';
import { LRUCache } from 'lru-cache';
import type { Streams } from '../../streams/streams.ts';
import { decrypt, encrypt, paddedJson } from './box.ts';
import { ErasedSubjects } from './erased-subjects.ts';
import type { MasterKeys } from './master-keys.ts';
import { heirOf, isSubject } from './subject.ts';
import { keyWrappedIn, MOST_GENERATIONS, WrappedKeys } from './wrapped-keys.ts';

/** Number of cached data keys; the least recently used is dropped. */
const CACHED = 2_000;
const KEY_BYTES = 32;
const FIRST = 1;
const FORGET_ROUNDS = 5;

export type Opened =
  | { readonly outcome: 'opened'; readonly value: unknown }
  /** The key was deleted: nobody can read it any more. */
  | { readonly outcome: 'forgotten' }
  /** The key exists, but no master key of this program unwraps it. */
  | { readonly outcome: 'wrong_master_key' }
  /** It was changed, or moved here from another field or subject. */
  | { readonly outcome: 'damaged' };

export type OnErased = (erased: SubjectErased, recordedAt: Instant) => void;

/** Why nothing was sealed. `erased` is final; `unavailable` can be retried. */
export class CannotSeal extends Error {
  readonly reason: 'erased' | 'wrong_master_key' | 'damaged' | 'unavailable' | 'no_subject';
  constructor(reason: CannotSeal['reason']) {
    super(`Nothing could be sealed: ${reason}.`);
    this.name = 'CannotSeal';
    this.reason = reason;
  }
}

/**
 * Seals and opens personal data and addresses, each subject under its own data key. The key is created on the first use
 * and stored wrapped in the log, so every replica with the master key can open it.
 */
export class Keyring {
  readonly erased = new ErasedSubjects();
  readonly wrapped: WrappedKeys;
  readonly #cache = new LRUCache<string, KeyObject>({ max: CACHED });
  readonly #listeners = new Set<OnErased>();
  /** The generation of a subject's key, as far as this process has read the log; default 1. */
  readonly #generations = new Map<string, number>();

  constructor(streams: Streams, masterKeys: MasterKeys) {
    this.wrapped = new WrappedKeys(streams, masterKeys);
  }

  /** Seals a JSON value in a box that opens only for this subject and purpose. Rejects with `CannotSeal`. */
  async seal(subject: string, purpose: string, value: unknown): Promise<Sealed> {
    if (!isSubject(subject)) throw new CannotSeal('no_subject');
    const key = await this.#keyToSeal(subject);
    return { key: subject, box: encrypt(key, contextOf(subject, purpose), paddedJson(value)) };
  }

  /**
   * Derives bytes from a subject's key (HKDF, RFC 5869): the same at every replica while the key exists. Creates the
   * key if needed. Rejects with `CannotSeal`.
   */
  async derive(subject: string, purpose: string, length: number): Promise<Buffer> {
    if (!isSubject(subject)) throw new CannotSeal('no_subject');
    const key = await this.#keyToSeal(subject);
    return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), contextOf(subject, purpose), length));
  }

  /** Opens a box, if it still can be opened. Rejects only when the log can't be read. */
  async open({ key: subject, box }: Sealed, purpose: string): Promise<Opened> {
    if (!isSubject(subject)) return { outcome: 'damaged' };
    const key = await this.#find(subject);
    if (key === null) return { outcome: 'forgotten' };
    if (typeof key === 'string') return { outcome: key };
    const plain = decrypt(key, contextOf(subject, purpose), box);
    return plain ? { outcome: 'opened', value: JSON.parse(plain.toString()) } : { outcome: 'damaged' };
  }

  /**
   * Like `seal`, under a key that seals nothing else: the subject's, or that of its first heir that never had one.
   * Deleting that key erases this value alone. Concurrent callers, also at other replicas, get different keys.
   */
  async sealAlone(subject: string, purpose: string, value: unknown): Promise<Sealed> {
    for (let heir = subject; isSubject(heir); heir = heirOf(heir)) {
      if (this.erased.has(heir) || this.#cache.has(heir) || (await this.wrapped.all(heir)).length > 0) continue;
      const bytes = randomBytes(KEY_BYTES);
      const written = await this.wrapped.write(heir, FIRST, bytes);
      if (written === 'unavailable') throw new CannotSeal('unavailable');
      if (written === 'taken') continue;
      if (this.erased.has(heir)) {
        await this.forget(heir);
        continue;
      }
      const key = this.#keep(heir, createSecretKey(bytes));
      return { key: heir, box: encrypt(key, contextOf(heir, purpose), paddedJson(value)) };
    }
    throw new CannotSeal('no_subject');
  }

  /** Called with each event of the log, whichever replica wrote it: rotated keys and erased subjects. */
  follow(logged: LogEvent): void {
    const moved = keyWrappedIn(logged);
    if (moved && moved.generation > (this.#generations.get(moved.subject) ?? FIRST)) {
      this.#generations.set(moved.subject, moved.generation);
    }
    const erased = this.erased.follow(logged);
    if (!erased || !logged.readable) return;
    this.#drop(erased.subject);
    for (const listener of this.#listeners) listener(erased, logged.metadata.recordedAt);
  }

  /** Calls the listener for every erasure in the log. */
  onErased(listener: OnErased): void {
    this.#listeners.add(listener);
  }

  /**
   * Deletes every generation of a subject's key, and looks again until none is left, since a rotation may be in
   * progress. From now on nothing of the subject opens here. Returns the number of deleted generations. Rejects when
   * the log can't be read or written.
   */
  async forget(subject: string): Promise<number> {
    this.erased.note(subject);
    this.#drop(subject);
    let forgotten = 0;
    for (let round = 0; round < FORGET_ROUNDS; round++) {
      const wraps = await this.wrapped.all(subject);
      if (wraps.length === 0) return forgotten;
      for (const { generation } of wraps) await this.wrapped.forget(subject, generation);
      forgotten += wraps.length;
    }
    throw new Error('A deleted key still exists.');
  }

  async #keyToSeal(subject: string): Promise<KeyObject> {
    const key = (await this.#find(subject)) ?? (await this.#create(subject));
    // Erased in the meantime: the key that was just created is deleted as well.
    if (this.erased.has(subject)) {
      await this.forget(subject);
      throw new CannotSeal('erased');
    }
    if (typeof key === 'string') throw new CannotSeal(key);
    return key;
  }

  async #find(subject: string): Promise<KeyObject | 'wrong_master_key' | 'damaged' | null> {
    if (this.erased.has(subject)) return null;
    const cached = this.#cache.get(subject);
    if (cached) return cached;
    const found = await this.wrapped.find(subject, Math.min(this.#generations.get(subject) ?? FIRST, MOST_GENERATIONS));
    if (this.erased.has(subject)) return null;
    return found === null || typeof found === 'string' ? found : this.#keep(subject, found);
  }

  /** Creates the subject's first key; the loser of a race uses the winner's. */
  async #create(subject: string): Promise<KeyObject | 'wrong_master_key' | 'damaged'> {
    if (this.erased.has(subject)) throw new CannotSeal('erased');
    const bytes = randomBytes(KEY_BYTES);
    const written = await this.wrapped.write(subject, FIRST, bytes);
    if (written === 'written') return this.#keep(subject, createSecretKey(bytes));
    const winner = written === 'taken' ? await this.#find(subject) : null;
    if (winner === null) throw new CannotSeal('unavailable');
    return winner;
  }

  #keep(subject: string, key: KeyObject): KeyObject {
    if (!this.erased.has(subject)) this.#cache.set(subject, key);
    return key;
  }

  #drop(subject: string): void {
    this.#cache.delete(subject);
    this.#generations.delete(subject);
  }
}

/** The authenticated context of a box. A subject has no line break, so the two parts are unambiguous. */
const contextOf = (subject: string, purpose: string): string => `${subject}\n${purpose}`;
