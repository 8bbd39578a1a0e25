import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits can't be guessed, so a plain fast hash is enough to store. */
const BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
/** Marks a service token as a secret for scanners and readers, without naming the program. */
export const SERVICE_PREFIX = 'hvsvc_';

/** A secret to show once, and the hash to store. */
export interface FreshToken {
  readonly token: string;
  /** SHA-256 in base64url, 43 characters. */
  readonly tokenHash: string;
}

/** A secret of 256 bits in base64url, after the prefix; random ones unless they are given. */
export function newToken(prefix = '', secret: Uint8Array = randomBytes(BYTES)): FreshToken {
  const token = prefix + Buffer.from(secret).toString('base64url');
  return { token, tokenHash: hashOf(token) };
}

/** A service token, as used in `Authorization: Bearer`. */
export const newServiceToken = (secret?: Uint8Array): FreshToken => newToken(SERVICE_PREFIX, secret);

/** The hash to look a token up by; null when the text can't be a token with this prefix. */
export function tokenHashOf(token: string, prefix = ''): string | null {
  return token.startsWith(prefix) && TOKEN.test(token.slice(prefix.length)) ? hashOf(token) : null;
}

export const serviceTokenHashOf = (token: string): string | null => tokenHashOf(token, SERVICE_PREFIX);

/** Constant-time comparison. */
export function sameSecret(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** What is stored of a token, and looked up by: SHA-256 in base64url. */
export const hashOf = (token: string): string => hash('sha256', token, 'base64url');
