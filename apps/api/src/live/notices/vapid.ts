import { createECDH, createHash } from 'node:crypto';
import type { Keyring } from '../../privacy/keys/keyring.ts';

/** The subject whose data key the VAPID keys are derived from. One for all replicas, and never erased. */
const PROGRAM = 'program-push';
/** Order of P-256 (FIPS 186-5, appendix; SEC 2). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
/** 64 bits more than the order has, so that the bias of the modulo is negligible (FIPS 186-5, A.2.1). */
const SEED_BYTES = 40;
const SCALAR_BYTES = 32;

/** VAPID keys (RFC 8292): base64url of a P-256 point and scalar. */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/**
 * The VAPID keys and the key that pseudonymises devices, both derived from one data key that is stored wrapped in the
 * log: the same at every replica, after a restart and after a rotation of the master key, without a setting that could
 * be lost.
 */
export class PushKeys {
  readonly #keyring: Keyring;
  #vapid: Promise<VapidKeys> | null = null;

  constructor(keyring: Keyring) {
    this.#keyring = keyring;
  }

  /** Rejects with `CannotSeal` when the data key can't be read or created; the next call tries again. */
  vapid(): Promise<VapidKeys> {
    this.#vapid ??= this.#derive().catch((error: unknown) => {
      this.#vapid = null;
      throw error;
    });
    return this.#vapid;
  }

  /** A pseudonym of a device: a keyed hash of its endpoint. Rejects like `vapid`. */
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
