import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/**
 * Tags of what a file says (`ETag`). They are made with a key: nobody can make the tag of a count that they guess, and so learn
 * unseen whether it is so, for an answer that nothing changed is recorded nowhere. By the content and not by a position of the log,
 * which would tell that something happened where nothing changed in the file.
 */
export class FileTags {
  readonly #key: KeyObject;

  /** `secret`: 32 random bytes, the same at every replica. */
  constructor(secret: Uint8Array) {
    this.#key = createSecretKey(secret);
  }

  tagOf(file: string): string {
    return `"${createHmac('sha256', this.#key).update(file).digest('base64url')}"`;
  }

  /** Whether a caller has this very file, by what `If-None-Match` says; a proxy that packs it makes a tag a weak one. */
  isKnown(file: string, said: string | undefined): boolean {
    return said?.split(/,\s*/).some((tag) => tag.replace(/^W\//, '') === this.tagOf(file)) ?? false;
  }
}
