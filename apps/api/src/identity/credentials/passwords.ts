import { randomBytes } from 'node:crypto';
import { argon2id, PASSWORD_COST, type PasswordCost, phcOf, readPhc, sameTag } from './password-hash.ts';
import { Queue, type QueueLimits, type QueueTicket } from './queue.ts';

/** Two at once leave the other threads of Node to files and names, and bound the memory: 128 MiB. */
const QUEUE: QueueLimits = { atOnce: 2, waitMs: 5_000, waiting: 1_000, waitingOfAPlace: 32 };
const SALT_BYTES = 16;

export type PasswordHashed =
  | { readonly outcome: 'hashed'; readonly phc: string }
  /** Too many at once: nothing was done, and it may be sent again. */
  | { readonly outcome: 'busy' };

export type PasswordOutcome =
  /** `outdated`: made at another cost than today's; a new hash of the same password should take its place. */
  | { readonly outcome: 'right'; readonly outdated: boolean }
  | { readonly outcome: 'wrong' }
  /** Too many at once: nothing was compared, so it is no wrong attempt either. */
  | { readonly outcome: 'busy' };

/** Makes and checks hashes of passwords, two at a time in the whole process and one of a place: give out one instance. */
export class Passwords {
  readonly #cost: PasswordCost;
  readonly #queue: Queue;
  /** Nobody's: what is checked where there is no account. */
  readonly #nobodys = { salt: randomBytes(SALT_BYTES), tag: randomBytes(32) };

  constructor(cost: PasswordCost = PASSWORD_COST, queue: Queue = new Queue(QUEUE)) {
    this.#cost = cost;
    this.#queue = queue;
  }

  /** A fresh hash under a random salt. Whether the password is good enough is `passwordFault`'s to say, before. */
  async hash(password: string, turn: QueueTicket): Promise<PasswordHashed> {
    const salt = randomBytes(SALT_BYTES);
    const tag = await this.#queue.run(() => argon2id(composed(password), salt, this.#cost), turn);
    return tag === 'busy' ? { outcome: 'busy' } : { outcome: 'hashed', phc: phcOf({ cost: this.#cost, salt, tag }) };
  }

  /** Throws when the stored hash is none of ours: that is damage, not a wrong password. */
  async check(password: string, phc: string, turn: QueueTicket): Promise<PasswordOutcome> {
    const stored = readPhc(phc);
    if (!stored) throw new Error('A stored password hash can not be read.');
    const tag = await this.#queue.run(() => argon2id(composed(password), stored.salt, stored.cost), turn);
    if (tag === 'busy') return { outcome: 'busy' };
    return sameTag(tag, stored.tag)
      ? { outcome: 'right', outdated: this.#outdated(stored.cost) }
      : { outcome: 'wrong' };
  }

  /**
   * Where there is no account, or none with a password: the same work, the same queue, always wrong. So neither the
   * answer nor its time says who works here.
   */
  async checkNobody(password: string, turn: QueueTicket): Promise<PasswordOutcome> {
    const { salt, tag: stored } = this.#nobodys;
    const tag = await this.#queue.run(() => argon2id(composed(password), salt, this.#cost), turn);
    if (tag === 'busy') return { outcome: 'busy' };
    sameTag(tag, stored);
    return { outcome: 'wrong' };
  }

  #outdated({ memory, passes, parallelism }: PasswordCost): boolean {
    const now = this.#cost;
    return memory !== now.memory || passes !== now.passes || parallelism !== now.parallelism;
  }
}

/** One spelling of what looks the same, whatever keyboard typed it (NIST SP 800-63B, 3.1.1.2). */
const composed = (password: string): string => password.normalize('NFKC');
