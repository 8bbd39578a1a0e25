import { createHmac, hkdfSync } from 'node:crypto';
import { EXPIRES_AT_MOST_MS } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import { uuidv5 } from '@safe-haven/event-store';
import { Failure } from '../problems/failure.ts';
import type { SentChange } from '../routes/keyed.ts';
import type { CommandRequest } from './command.ts';
import { canonical } from './command-key.ts';
import type { Done } from './outcome.ts';

/** It must never change: ids in logs are derived with it. */
const CHANGES = '5a0e7d3c-91f4-5b28-8c6a-3e1d7f9b2046';
const HASH_CHARACTERS = 22;
const SECRET_BYTES = 32;

/**
 * What a change with a key is recorded under. The log has neither the key nor a fingerprint that a guess at the body could be
 * tried against: both are derived with the key, which its sender alone has.
 */
export function keyOfChange(
  { key, isRepeatable, expires }: SentChange,
  name: string,
  body: unknown = {},
): Pick<CommandRequest<unknown>, 'commandId' | 'hash' | 'expires'> {
  const hash = createHmac('sha256', key)
    .update(`${name}\0${canonical(body)}`)
    .digest('base64url');
  return {
    commandId: uuidv5(CHANGES, key),
    ...(isRepeatable ? { hash: hash.slice(0, HASH_CHARACTERS) } : {}),
    ...(expires === undefined ? {} : { expires }),
  };
}

/** The id of what a change creates: the same for each copy, and another for anybody else who sends that key. */
export const createdBy = ({ key }: SentChange, { person }: Actor, index = 0): string =>
  uuidv5(CHANGES, `${person}\n${key}\n${index}`);

/** Secrets that are shown once: a copy of the change that made one gets the same, and it is stored nowhere. */
export class ShownSecrets {
  readonly #base: Uint8Array;
  readonly #now: () => number;

  /** `base`: 32 secret bytes, the same at every replica. `now` in ms. */
  constructor(base: Uint8Array, now: () => number) {
    this.#base = base;
    this.#now = now;
  }

  /** 32 bytes for one purpose of one change (HKDF, RFC 5869). Who has the log and the base still lacks the sender's key. */
  of({ key }: SentChange, { person }: Actor, purpose: string): Uint8Array {
    return new Uint8Array(hkdfSync('sha256', this.#base, key, `${purpose}\n${person}`, SECRET_BYTES));
  }

  /** Throws `key_reused` where the change is older than a copy of it can be: its secret is not shown any more. */
  mayShow({ repeated, facts }: Pick<Done<unknown, unknown>, 'repeated' | 'facts'>): void {
    const recordedAt = Date.parse(facts[0]?.context.recordedAt ?? '');
    if (repeated && this.#now() > recordedAt + EXPIRES_AT_MOST_MS)
      throw new Failure('key_reused', { detail: 'It was done, and its secret was shown then.' });
  }
}
