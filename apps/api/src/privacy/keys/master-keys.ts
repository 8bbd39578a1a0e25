import { createSecretKey, hash, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { decrypt, encrypt } from './box.ts';

/** 32 bytes in base64 or base64url. */
const BASE64_KEY = /^[A-Za-z0-9+/_-]{43}=?$/;
const KEY_BYTES = 32;
/** File permissions that may not be set: of group and others. */
const RIGHTS_OF_OTHERS = 0o077;
/** A platform gives a secret as a file of its own account, which the program's group can read: to write, and others, may not. */
const RIGHTS_BEYOND_A_GROUP = 0o027;

/** Settings that provide master keys. */
export interface MasterKeySettings {
  readonly HAVEN_MASTER_KEY?: string | undefined;
  readonly HAVEN_MASTER_KEY_FILE?: string | undefined;
}

export type MasterKeysRead =
  /** `madeAt`: path of the file that was just created, because there was none. */
  | { readonly ok: true; readonly keys: MasterKeys; readonly madeAt?: string }
  /** For the operator; it never contains a key. */
  | { readonly ok: false; readonly sentence: string };

/** The key that wraps new data keys, and older ones that still unwrap. */
export class MasterKeys {
  /** First 8 hexadecimal digits of its SHA-256: identifies a key without disclosing it. */
  readonly currentId: string;
  readonly #keys: ReadonlyMap<string, KeyObject>;

  /** The first of the keys, each of 32 bytes, is the current one. */
  constructor(keys: readonly [Uint8Array, ...Uint8Array[]]) {
    this.currentId = idOf(keys[0]);
    this.#keys = new Map(keys.map((key) => [idOf(key), createSecretKey(key)]));
  }

  get ids(): readonly string[] {
    return [...this.#keys.keys()];
  }

  wrap(context: string, dataKey: Uint8Array): string {
    return encrypt(this.#keys.get(this.currentId)!, context, dataKey);
  }

  /**
   * 32 bytes derived for a use other than wrapping (HKDF, RFC 5869): the same at every replica with the same current
   * key.
   */
  derive(use: string): Uint8Array {
    return new Uint8Array(hkdfSync('sha256', this.#keys.get(this.currentId)!, '', use, KEY_BYTES));
  }

  unwrap(by: string, context: string, wrapped: string): KeyObject | 'wrong_master_key' | 'damaged' {
    const master = this.#keys.get(by);
    if (!master) return 'wrong_master_key';
    const bytes = decrypt(master, context, wrapped);
    return bytes?.length === KEY_BYTES ? createSecretKey(bytes) : 'damaged';
  }
}

const idOf = (key: Uint8Array): string => hash('sha256', key, 'hex').slice(0, 8);

/**
 * The master keys of this program. `HAVEN_MASTER_KEY` is the current one; without it the first line of
 * `HAVEN_MASTER_KEY_FILE` is, and its other lines still unwrap. When neither is set, the file at `createAt` is read or
 * created with a random key; null means that a key must be given.
 */
export function readMasterKeys(settings: MasterKeySettings, createAt: string | null): MasterKeysRead {
  const lines: string[] = [];
  let madeAt: string | null = null;
  const { HAVEN_MASTER_KEY: given, HAVEN_MASTER_KEY_FILE: named } = settings;
  if (given !== undefined) {
    if (!keyIn(given)) {
      return refused(
        'HAVEN_MASTER_KEY is a key of 32 random bytes in base64, as "openssl rand -base64 32" prints one.',
      );
    }
    lines.push(given);
  }
  if (named !== undefined) {
    const read = readKeyFile(named);
    if (!read.ok) return read;
    lines.push(...read.lines);
  }
  if (lines.length === 0) {
    if (createAt === null) return refused('A master key is needed: set HAVEN_MASTER_KEY or HAVEN_MASTER_KEY_FILE.');
    if (!existsSync(createAt)) madeAt = createAt;
    const read = createOrRead(createAt);
    if (!read.ok) return read;
    lines.push(...read.lines);
  }
  const [first, ...others] = lines.map((line) => keyIn(line)!);
  return { ok: true, keys: new MasterKeys([first!, ...others]), ...(madeAt === null ? {} : { madeAt }) };
}

type KeyFile =
  | { readonly ok: true; readonly lines: readonly string[] }
  | { readonly ok: false; readonly sentence: string };
const refused = (sentence: string) => ({ ok: false, sentence }) as const;

/** The bytes of an encoded key; null for an invalid one, or one byte repeated, which is not random. */
function keyIn(text: string): Buffer | null {
  if (!BASE64_KEY.test(text.trim())) return null;
  const bytes = Buffer.from(text.trim(), 'base64');
  return bytes.length === KEY_BYTES && new Set(bytes).size > 1 ? bytes : null;
}

/** Whether more can read or write a file than the account `own`, or than the group that a platform gave it to. */
export const isOpenToMore = ({ uid, mode }: { readonly uid: number; readonly mode: number }, own: number): boolean =>
  (mode & (uid === own ? RIGHTS_OF_OTHERS : RIGHTS_BEYOND_A_GROUP)) !== 0;

function readKeyFile(path: string): KeyFile {
  try {
    if (process.platform !== 'win32' && isOpenToMore(statSync(path), process.getuid?.() ?? 0)) {
      return refused(`Others can read the master keys in ${path}: "chmod 600 ${path}" takes that away.`);
    }
    const lines = readFileSync(path, 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    if (lines.length === 0) return refused(`The file of master keys ${path} is empty.`);
    const bad = lines.findIndex((line) => !keyIn(line));
    if (bad >= 0) return refused(`Key ${bad + 1} in ${path} is not a key of 32 random bytes in base64.`);
    return { ok: true, lines };
  } catch (error) {
    return refused(`The master keys in ${path} can't be read (${codeOf(error)}).`);
  }
}

/** Written completely to a temporary file and then linked: two programs that start at once get the same key. */
function createOrRead(path: string): KeyFile {
  if (existsSync(path)) return readKeyFile(path);
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    onDisk(draft, 'wx', (file) => writeSync(file, `${randomBytes(KEY_BYTES).toString('base64')}\n`));
    linkIfFree(draft, path);
    // The directory entry must survive a power failure too: without this key nothing sealed can be opened.
    onDisk(dirname(path), 'r', () => undefined);
  } catch (error) {
    return refused(`No file of master keys can be made at ${path} (${codeOf(error)}).`);
  } finally {
    if (existsSync(draft)) rmSync(draft);
  }
  return readKeyFile(path);
}

function linkIfFree(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

function onDisk(path: string, flags: 'wx' | 'r', write: (file: number) => void): void {
  const file = openSync(path, flags, 0o600);
  try {
    write(file);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? 'unknown error');
