import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { isInside } from '../../privacy/paths.ts';

export type KeyRead =
  | { readonly ok: true; readonly key: KeyObject }
  | { readonly ok: false; readonly sentence: string };

const RIGHTS_OF_OTHERS = 0o077;

/**
 * A sentence when the anchors would be stored next to the log, where somebody who rewrites the log could rewrite them
 * too.
 */
export function placeFault(file: string, dataDir: string): string | null {
  if (!isInside(file, dataDir)) return null;
  return `HAVEN_ANCHOR_FILE lies in the data folder (${dataDir}): put it where whoever changes the log can't change it too.`;
}

/** Reads the private signing key. Error messages never contain a key. */
export function readSigningKey(path: string): KeyRead {
  const refused = (sentence: string): KeyRead => ({ ok: false, sentence });
  try {
    if ((statSync(path).mode & RIGHTS_OF_OTHERS) !== 0)
      return refused(`${path} can be read by others: chmod 600 it, or nobody can trust what it signs.`);
    const key = createPrivateKey(readFileSync(path));
    return key.asymmetricKeyType === 'ed25519' ? { ok: true, key } : refused(NO_SIGNING_KEY(path));
  } catch (error) {
    return refused(isMissing(error) ? `There is no file ${path}.` : NO_SIGNING_KEY(path));
  }
}

const NO_SIGNING_KEY = (path: string) =>
  `${path} is no Ed25519 key: "openssl genpkey -algorithm ed25519 -out FILE" makes one.`;

/** Reads the public key that verifies anchors, in PEM. */
export function readCheckingKey(path: string): KeyRead {
  try {
    const pem = readFileSync(path);
    if (pem.includes('PRIVATE KEY'))
      return {
        ok: false,
        sentence: `${path} is the private key: "openssl pkey -in FILE -pubout" prints the public one.`,
      };
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return { ok: true, key };
    return { ok: false, sentence: `${path} is no Ed25519 key.` };
  } catch (error) {
    return { ok: false, sentence: isMissing(error) ? `There is no file ${path}.` : `${path} is no public key in PEM.` };
  }
}

const isMissing = (error: unknown): boolean => (error as { code?: string }).code === 'ENOENT';
