import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';

const LASTS_MS = 5 * 60_000;
const NONCE = 12;
const TAG = 16;
const SECRET_AT_LEAST = 32;
/** Authenticated with every box: one of another program or of another format does not open. */
const CONTEXT = Buffer.from('haven challenge 1');

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
  readonly #key: Uint8Array;
  readonly #clock: Clock;

  /** `secret`: at least 32 random bytes, the same for every replica. Its own key is derived (HKDF, RFC 5869). */
  constructor(secret: Uint8Array, clock: Clock) {
    if (secret.length < SECRET_AT_LEAST) throw new Error('The secret behind challenges has at least 32 bytes.');
    this.#key = new Uint8Array(hkdfSync('sha256', secret, '', CONTEXT, 32));
    this.#clock = clock;
  }

  /** `payload` is anything JSON holds; it is read by nobody on the way. */
  seal(purpose: ChallengePurpose, payload: unknown): SealedChallenge {
    const id = randomBytes(16).toString('base64url');
    const expiresAt = this.#clock.now() + LASTS_MS;
    const contents: Contents = { purpose, id, expiresAt, payload };
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce, { authTagLength: TAG });
    cipher.setAAD(CONTEXT);
    const body = Buffer.concat([cipher.update(JSON.stringify(contents)), cipher.final()]);
    return { sealed: Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url'), id, expiresAt };
  }

  /** `T` is what was sealed for this purpose: only this program can have done so. */
  open<T>(purpose: ChallengePurpose, sealed: string): OpenedChallenge<T> {
    const contents = this.#decrypt(sealed);
    if (!contents) return { outcome: 'forged' };
    if (contents.purpose !== purpose) return { outcome: 'other_purpose' };
    if (this.#clock.now() >= contents.expiresAt) return { outcome: 'expired' };
    return { outcome: 'opened', id: contents.id, payload: contents.payload as T };
  }

  #decrypt(sealed: string): Contents | null {
    const bytes = Buffer.from(sealed, 'base64url');
    // Base64url has several spellings of some bytes; only the one that was given out is taken.
    if (bytes.length <= NONCE + TAG || bytes.toString('base64url') !== sealed) return null;
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, NONCE), { authTagLength: TAG });
    decipher.setAAD(CONTEXT);
    decipher.setAuthTag(bytes.subarray(-TAG));
    try {
      const plain = Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
      return JSON.parse(plain.toString()) as Contents;
    } catch {
      return null;
    }
  }
}
