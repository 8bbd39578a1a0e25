import { hash, hkdfSync, timingSafeEqual } from 'node:crypto';

/** A card has so many codes, each of eight characters of Crockford's alphabet: 40 bits. */
const CODES = 20;
const SIGNS = 8;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The codes of a card, made of secret bytes: the same bytes make the same card. */
export function codesOf(secret: Uint8Array): readonly string[] {
  const bytes = new Uint8Array(hkdfSync('sha256', secret, '', 'codes of a card', CODES * SIGNS));
  const signs = Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return Array.from({ length: CODES }, (_, i) => signs.slice(i * SIGNS, (i + 1) * SIGNS));
}

/** As printed: `7KQ2-0M9X`. */
export const printed = (code: string): string => `${code.slice(0, SIGNS / 2)}-${code.slice(SIGNS / 2)}`;

/** What is stored of a code. */
export const hashOf = (code: string): string => hash('sha256', code, 'base64url').slice(0, 22);

/** Whether it is written like a code of a card, and not like one of an authenticator. */
export const isOfCard = (code: string): boolean => code.length === SIGNS;

/** The index of a code that was typed; null: it is on no card. All are compared, so that the time reveals nothing. */
export function indexOfCode(typed: string, hashes: readonly string[]): number | null {
  const code = typed.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  const digest = Buffer.from(hashOf(code));
  let found: number | null = null;
  hashes.forEach((stored, index) => {
    const bytes = Buffer.from(stored);
    if (bytes.length === digest.length && timingSafeEqual(bytes, digest)) found = index;
  });
  return found;
}
