import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, too many to guess, so a plain fast hash of them is enough to keep. */
const BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
/** Says to whoever finds one in a file or a chat that it is a secret of a machine; it does not say of which program. */
export const SERVICE_PREFIX = 'hvsvc_';

/** A secret that is shown once, and what is kept of it. */
export interface FreshToken {
  readonly token: string;
  /** SHA-256 in base64url, 43 characters. */
  readonly tokenHash: string;
}

/** A secret of 256 random bits in base64url, after a prefix where one is given. */
export function newToken(prefix = ''): FreshToken {
  const token = prefix + randomBytes(BYTES).toString('base64url');
  return { token, tokenHash: hashOf(token) };
}

/** A token for a machine, as it goes after `Bearer`. */
export const newServiceToken = (): FreshToken => newToken(SERVICE_PREFIX);

/** The hash to look a token up by; null when the text can't be one that `newToken` made with this prefix. */
export function tokenHashOf(token: string, prefix = ''): string | null {
  return token.startsWith(prefix) && TOKEN.test(token.slice(prefix.length)) ? hashOf(token) : null;
}

export const serviceTokenHashOf = (token: string): string | null => tokenHashOf(token, SERVICE_PREFIX);

/** Whether two hashes are equal, in a time that does not tell where they differ. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

const hashOf = (token: string): string => hash('sha256', token, 'base64url');
