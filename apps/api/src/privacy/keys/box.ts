import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;
/** What is sealed is as long as a multiple of this: the length of a name or an address is not to be read off its box. */
const BLOCK = 32;

/**
 * Nonce, ciphertext and tag of AES-256-GCM (NIST SP 800-38D) in base64url. Nonces are random: with 96 bits and a key
 * for each subject no two are ever equal in practice. `context` is authenticated, not stored: a box opens only where
 * the same context is named.
 */
export function encrypt(key: KeyObject, context: string, plain: Uint8Array): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

/** What was encrypted; null when a bit of it, its key or its context is another. */
export function decrypt(key: KeyObject, context: string, box: string): Buffer | null {
  const bytes = Buffer.from(box, 'base64url');
  // Base64url has several spellings of some bytes; only the one that was written is taken.
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

/** A value as bytes, filled up with blanks, which JSON does not mind. */
export function paddedJson(value: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(value) ?? 'null');
  return Buffer.concat([json, Buffer.alloc((BLOCK - (json.length % BLOCK)) % BLOCK, ' ')]);
}
