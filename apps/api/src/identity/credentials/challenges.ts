import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import type { Clock } from '../../environment/clock.ts';
import { decrypt, encrypt, paddedJson } from '../../privacy/keys/box.ts';

const LASTS_MS = 5 * 60_000;
const SECRET_AT_LEAST = 32;
/** Authenticated with every box: one of another program or of another format does not open. */
const CONTEXT = 'haven challenge 1';

/** What a challenge is for. One that was given for one thing opens for nothing else. */
export type ChallengePurpose =
  | 'passkey_registration'
  | 'passkey_sign_in'
  | 'passkey_step_up'
  | 'one_time_enrolment'
  | 'second_factor'
  | 'oidc';

export interface SealedChallenge {
  /** Goes to the browser and comes back as it is; nobody but the program reads or changes it. */
  readonly sealed: string;
  /** Recorded when it is answered: it is good once. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export type OpenedChallenge<T> =
  | { readonly outcome: 'opened'; readonly id: string; readonly payload: T }
  | { readonly outcome: 'expired' | 'forged' | 'other_purpose' };

interface Contents {
  readonly purpose: ChallengePurpose;
  readonly id: string;
  readonly expiresAt: number;
  readonly payload: unknown;
}

/**
 * Challenges that no replica has to remember: the browser keeps them, sealed with AES-256-GCM. Any replica with the
 * same secret opens them, for five minutes. What this can't know is whether one was answered before: the caller
 * records the id together with what the answer brought about, and refuses one that is recorded.
 */
export class Challenges {
  readonly #key: KeyObject;
  readonly #clock: Clock;

  /** `secret`: at least 32 random bytes, the same for every replica. Its own key is derived (HKDF, RFC 5869). */
  constructor(secret: Uint8Array, clock: Clock) {
    if (secret.length < SECRET_AT_LEAST) throw new Error('The secret behind challenges has at least 32 bytes.');
    this.#key = createSecretKey(new Uint8Array(hkdfSync('sha256', secret, '', CONTEXT, 32)));
    this.#clock = clock;
  }

  /** `payload` is anything JSON holds; it is read by nobody on the way. */
  seal(purpose: ChallengePurpose, payload: unknown): SealedChallenge {
    const id = randomBytes(16).toString('base64url');
    const expiresAt = this.#clock.now() + LASTS_MS;
    const contents: Contents = { purpose, id, expiresAt, payload };
    return { sealed: encrypt(this.#key, CONTEXT, paddedJson(contents)), id, expiresAt };
  }

  /** `T` is what was sealed for this purpose: only this program can have done so. */
  open<T>(purpose: ChallengePurpose, sealed: string): OpenedChallenge<T> {
    const plain = decrypt(this.#key, CONTEXT, sealed);
    if (!plain) return { outcome: 'forged' };
    // It opened, so it is what `seal` wrote.
    const contents = JSON.parse(plain.toString()) as Contents;
    if (contents.purpose !== purpose) return { outcome: 'other_purpose' };
    if (this.#clock.now() >= contents.expiresAt) return { outcome: 'expired' };
    return { outcome: 'opened', id: contents.id, payload: contents.payload as T };
  }
}
