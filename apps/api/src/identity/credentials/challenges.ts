import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import type { Clock } from '../../environment/clock.ts';
import { decrypt, encrypt, paddedJson } from '../../privacy/keys/box.ts';

const LASTS_MS = 5 * 60_000;
const SECRET_AT_LEAST = 32;
/** Additional authenticated data: a box of another program or format does not open. */
const CONTEXT = 'haven challenge 1';

/** What a challenge was issued for; it is invalid for any other purpose. */
export type ChallengePurpose =
  | 'passkey_registration'
  | 'passkey_sign_in'
  | 'passkey_step_up'
  | 'one_time_enrolment'
  | 'second_factor'
  | 'oidc';

export interface SealedChallenge {
  /** Sent to the browser and returned unchanged; only the program can read or change it. */
  readonly sealed: string;
  /** Recorded when the challenge is answered, so that it works once. */
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
 * Stateless challenges, sealed with AES-256-GCM and stored by the browser. Any replica with the same secret opens them
 * for five minutes. They can't show whether they were answered before: the caller records the id together with the
 * result, and refuses an id that is recorded.
 */
export class Challenges {
  readonly #key: KeyObject;
  readonly #clock: Clock;

  /** `secret`: at least 32 random bytes, the same for every replica. The key is derived from it (HKDF, RFC 5869). */
  constructor(secret: Uint8Array, clock: Clock) {
    if (secret.length < SECRET_AT_LEAST) throw new Error('The secret behind challenges has at least 32 bytes.');
    this.#key = createSecretKey(new Uint8Array(hkdfSync('sha256', secret, '', CONTEXT, 32)));
    this.#clock = clock;
  }

  /** `payload` is any JSON value, encrypted. */
  seal(purpose: ChallengePurpose, payload: unknown): SealedChallenge {
    const id = randomBytes(16).toString('base64url');
    const expiresAt = this.#clock.now() + LASTS_MS;
    const contents: Contents = { purpose, id, expiresAt, payload };
    return { sealed: encrypt(this.#key, CONTEXT, paddedJson(contents)), id, expiresAt };
  }

  /** `T` is the type that was sealed for this purpose; authentication proves that this program sealed it. */
  open<T>(purpose: ChallengePurpose, sealed: string): OpenedChallenge<T> {
    const plain = decrypt(this.#key, CONTEXT, sealed);
    if (!plain) return { outcome: 'forged' };
    // Authenticated, so it has the shape that `seal` wrote.
    const contents = JSON.parse(plain.toString()) as Contents;
    if (contents.purpose !== purpose) return { outcome: 'other_purpose' };
    if (this.#clock.now() >= contents.expiresAt) return { outcome: 'expired' };
    return { outcome: 'opened', id: contents.id, payload: contents.payload as T };
  }
}
