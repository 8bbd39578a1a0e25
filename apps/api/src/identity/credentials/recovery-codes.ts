import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

const CODES = 10;
/** Crockford's alphabet: 32 characters (5 bits each) without I, L, O and U, which are misread on paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 16 characters are 80 bits. */
const SIGNS = 16;
const GROUP = 4;

export interface FreshRecoveryCodes {
  /** To be shown once, such as `7KQ2-0M9X-…`. */
  readonly codes: readonly string[];
  /** To be stored: SHA-256 of each code in base64url. */
  readonly hashes: readonly string[];
}

/** Ten single-use codes for signing in when the second factor is lost. */
export function newRecoveryCodes(): FreshRecoveryCodes {
  const plain = Array.from({ length: CODES }, () =>
    // 256 is a multiple of 32, so the low five bits of a random byte are uniform.
    Array.from(randomBytes(SIGNS), (byte) => ALPHABET[byte % ALPHABET.length]).join(''),
  );
  return { codes: plain.map(grouped), hashes: plain.map(hashOf) };
}

/**
 * The index of the code that was entered; null for none. Case, blanks and dashes are ignored, and O, I and L are read
 * as the digits they resemble. Every hash is compared, so the time discloses nothing. The caller must check whether the
 * code was used before.
 */
export function findRecoveryCode(input: string, hashes: readonly string[]): number | null {
  const code = normalized(input);
  const digest = Buffer.from(hashOf(code));
  let found: number | null = null;
  hashes.forEach((stored, index) => {
    const bytes = Buffer.from(stored);
    if (bytes.length === digest.length && timingSafeEqual(bytes, digest)) found = index;
  });
  return code.length === SIGNS ? found : null;
}

const grouped = (code: string): string => code.match(new RegExp(`.{${GROUP}}`, 'g'))!.join('-');
const hashOf = (code: string): string => hash('sha256', code, 'base64url');
const normalized = (input: string): string =>
  input
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
