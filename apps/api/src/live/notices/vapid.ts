import { createECDH, createHash } from 'node:crypto';
import type { Keyring } from '../../privacy/keys/keyring.ts';

/** Whose data key the server's own push keys come from. There is one, for all replicas, and it is never erased. */
const PROGRAM = 'program-push';
/** Order of P-256 (FIPS 186-5, appendix; SEC 2). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
/** 64 bits more than the order has, so that what is left over by the division tells nothing (FIPS 186-5, A.2.1). */
const SEED_BYTES = 40;
const SCALAR_BYTES = 32;

/** What the server signs its messages with (RFC 8292): base64url of a point and a scalar of P-256. */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/**
 * The server's keys, and how it names devices, both made from one data key that lies wrapped in the log: made once, the
 * same at every replica, after a restart and after the master key was changed, and in no setting that could be lost.
 */
export class PushKeys {
  readonly #keyring: Keyring;
  #vapid: Promise<VapidKeys> | null = null;

  constructor(keyring: Keyring) {
    this.#keyring = keyring;
  }

  /** Rejects with `CannotSeal` where the data key can't be read or made; the next one asks again. */
  vapid(): Promise<VapidKeys> {
    this.#vapid ??= this.#derive().catch((error: unknown) => {
      this.#vapid = null;
      throw error;
    });
    return this.#vapid;
  }

  /** A name for a device that only this program can make of its address. Rejects as `vapid` does. */
  async deviceId(endpoint: string): Promise<string> {
    const digest = createHash('sha256').update(endpoint).digest('base64url');
    return (await this.#keyring.derive(PROGRAM, `device ${digest}`, 16)).toString('base64url');
  }

  async #derive(): Promise<VapidKeys> {
    const seed = await this.#keyring.derive(PROGRAM, 'vapid', SEED_BYTES);
    const scalar = (BigInt(`0x${seed.toString('hex')}`) % (ORDER - 1n)) + 1n;
    const privateKey = Buffer.from(scalar.toString(16).padStart(2 * SCALAR_BYTES, '0'), 'hex');
    const curve = createECDH('prime256v1');
    curve.setPrivateKey(privateKey);
    return { publicKey: curve.getPublicKey().toString('base64url'), privateKey: privateKey.toString('base64url') };
  }
}
