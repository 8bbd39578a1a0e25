import { randomBytes } from 'node:crypto';
import { argon2id, PASSWORD_COST, type PasswordCost, phcOf, readPhc, sameTag } from './password-hash.ts';
import { Queue, type QueueLimits, type QueueTicket } from './queue.ts';

/** Two at a time leave Node's other threads to files and DNS, and limit memory to 128 MiB. */
export const PASSWORD_QUEUE: QueueLimits = { atOnce: 2, waitMs: 5_000, waiting: 1_000, waitingPerClient: 32 };
const SALT_BYTES = 16;

export type PasswordHashed =
  | { readonly outcome: 'hashed'; readonly phc: string }
  /** The queue is full: nothing was hashed, and the request may be repeated. */
  | { readonly outcome: 'busy' };

export type PasswordOutcome =
  /** `outdated`: hashed with an older cost; the caller should store a new hash of the same password. */
  | { readonly outcome: 'right'; readonly outdated: boolean }
  | { readonly outcome: 'wrong' }
  /** The queue is full: nothing was compared, so it does not count as a wrong attempt. */
  | { readonly outcome: 'busy' };

/** Hashes and checks passwords, two at a time in the process and one per address: use a single instance. */
export class Passwords {
  readonly #cost: PasswordCost;
  readonly #queue: Queue;
  /** A hash that no password matches, checked when there is no account. */
  readonly #decoy = { salt: randomBytes(SALT_BYTES), tag: randomBytes(32) };

  constructor(cost: PasswordCost = PASSWORD_COST, queue: Queue = new Queue(PASSWORD_QUEUE)) {
    this.#cost = cost;
    this.#queue = queue;
  }

  /** A new hash with a random salt. `passwordFault` must be called before, to check the strength. */
  async hash(password: string, turn: QueueTicket): Promise<PasswordHashed> {
    const salt = randomBytes(SALT_BYTES);
    const tag = await this.#queue.run(() => argon2id(composed(password), salt, this.#cost), turn);
    return tag === 'busy' ? { outcome: 'busy' } : { outcome: 'hashed', phc: phcOf({ cost: this.#cost, salt, tag }) };
  }

  /** Throws when the stored hash can't be parsed: that is data damage, not a wrong password. */
  async check(password: string, phc: string, turn: QueueTicket): Promise<PasswordOutcome> {
    const stored = readPhc(phc);
    if (!stored) throw new Error('A stored password hash cannot be read.');
    const tag = await this.#queue.run(() => argon2id(composed(password), stored.salt, stored.cost), turn);
    if (tag === 'busy') return { outcome: 'busy' };
    return sameTag(tag, stored.tag)
      ? { outcome: 'right', outdated: this.#outdated(stored.cost) }
      : { outcome: 'wrong' };
  }

  /**
   * For an account that does not exist or has no password: the same work in the same queue, always wrong. So neither
   * the answer nor its time discloses which accounts exist.
   */
  async checkDecoy(password: string, turn: QueueTicket): Promise<PasswordOutcome> {
    const { salt, tag: stored } = this.#decoy;
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

/** Unicode normalisation, so that equal characters match whatever keyboard typed them (NIST SP 800-63B, 3.1.1.2). */
const composed = (password: string): string => password.normalize('NFKC');
