import { argon2, timingSafeEqual } from 'node:crypto';

/** The cost of one hash. `memory` in KiB. */
export interface PasswordCost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/**
 * 64 MiB, three passes: the second recommended option of RFC 9106 (section 4) with one lane, a seventh of a second on a
 * small server.
 */
export const PASSWORD_COST: PasswordCost = { memory: 65_536, passes: 3, parallelism: 1 };

const ALGORITHM = 'argon2id';
/** 0x13, the only version of Argon2 in use (RFC 9106). */
const VERSION = 19;
const TAG_BYTES = 32;
/** No stored hash may require more than 1 GiB: one that does is damaged. */
const MEMORY_AT_MOST = 1_048_576;
const PHC =
  /^\$argon2id\$v=19\$m=([1-9]\d{0,6}),t=([1-9]\d?),p=([1-9]\d?)\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{43})$/;

export interface PasswordHash {
  readonly cost: PasswordCost;
  readonly salt: Buffer;
  readonly tag: Buffer;
}

/** Runs Argon2id on a worker thread with the time and memory of `cost`. */
export function argon2id(password: string, salt: Uint8Array, cost: PasswordCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parameters = { message: password, nonce: salt, tagLength: TAG_BYTES, ...cost };
    argon2(ALGORITHM, parameters, (error, tag) => (error ? reject(error) : resolve(tag)));
  });
}

/**
 * A hash with its parameters in the PHC string format (github.com/P-H-C/phc-string-format), Base64 without padding:
 * `$argon2id$v=19$m=65536,t=3,p=1$salt$tag`.
 */
export function phcOf({ cost, salt, tag }: PasswordHash): string {
  const { memory, passes, parallelism } = cost;
  return `$${ALGORITHM}$v=${VERSION}$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
}

/** Parses a stored hash; null when it was not made by `phcOf`. */
export function readPhc(phc: string): PasswordHash | null {
  const found = PHC.exec(phc);
  if (!found) return null;
  const [memory, passes, parallelism] = found.slice(1, 4).map(Number) as [number, number, number];
  if (memory > MEMORY_AT_MOST || memory < 8 * parallelism) return null;
  return {
    cost: { memory, passes, parallelism },
    salt: Buffer.from(found[4]!, 'base64'),
    tag: Buffer.from(found[5]!, 'base64'),
  };
}

/** Constant-time comparison. */
export const sameTag = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

const base64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');
