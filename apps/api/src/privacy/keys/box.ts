import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;
/** Plaintexts are padded to a multiple of this, so that a box does not disclose the length of a name or an address. */
const BLOCK = 32;

/**
 * Nonce, ciphertext and tag of AES-256-GCM (NIST SP 800-38D) in base64url. Nonces are random: with 96 bits and a key
 * per subject a collision is negligible. `context` is authenticated but not stored: a box opens only with the same
 * context.
 */
export function encrypt(key: KeyObject, context: string, plain: Uint8Array): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

/** The plaintext; null when the box, key or context was changed. */
export function decrypt(key: KeyObject, context: string, box: string): Buffer | null {
  const bytes = Buffer.from(box, 'base64url');
  // Base64url is not canonical; only the canonical spelling is accepted.
  if (bytes.length < NONCE + TAG || bytes.toString('base64url') !== box) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG });
    decipher.setAAD(Buffer.from(context));
    decipher.setAuthTag(bytes.subarray(-TAG));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
  } catch {
    return null;
  }
}

/** A value as JSON bytes, padded with blanks, which JSON ignores. */
export function paddedJson(value: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(value) ?? 'null');
  return Buffer.concat([json, Buffer.alloc((BLOCK - (json.length % BLOCK)) % BLOCK, ' ')]);
}
