import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock } from '../clock.ts';

interface Session {
  readonly person: string;
  readonly openedAt: number;
  readonly seenAt: number;
}

/** At most 12 h, whatever is done; an hour without a request ends it earlier. */
const ABSOLUTE_MS = 12 * 3_600_000;
const IDLE_MS = 60 * 60_000;
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/**
 * Who is signed in. Only the SHA-256 of a 256-bit random token is kept, in a file that only the operator's account can
 * read, so that a restart signs nobody out. Accounts and sessions as events of the log come with real sign-in.
 */
export class Sessions {
  readonly #path: string | null;
  readonly #clock: Clock;
  readonly #open = new Map<string, Session>();
  readonly #listeners = new Set<(sessionId: string) => void>();

  constructor(path: string | null, clock: Clock) {
    this.#path = path;
    this.#clock = clock;
    for (const [id, session] of readSessions(path)) this.#open.set(id, session);
  }

  /** The token for the cookie; it is not kept and can't be read back. */
  open(person: string): string {
    const token = randomBytes(32).toString('base64url');
    const now = this.#clock.now();
    this.#open.set(hashOf(token), { person, openedAt: now, seenAt: now });
    this.#save();
    return token;
  }

  /** Whose token it is, or null: unknown, idle for too long, or over. `id` names the session without opening it. */
  find(token: string): { readonly id: string; readonly person: string } | null {
    const id = hashOf(token);
    const session = this.#open.get(id);
    if (!session) return null;
    const now = this.#clock.now();
    if (now - session.openedAt > ABSOLUTE_MS || now - session.seenAt > IDLE_MS) {
      this.close(id);
      return null;
    }
    if (now - session.seenAt > 60_000) {
      this.#open.set(id, { ...session, seenAt: now });
      this.#save();
    }
    return { id, person: session.person };
  }

  close(id: string): void {
    if (!this.#open.delete(id)) return;
    this.#save();
    for (const listener of this.#listeners) listener(id);
  }

  /** Told when a session ends, so that its sockets go dark at once. */
  onClose(listener: (sessionId: string) => void): void {
    this.#listeners.add(listener);
  }

  #save(): void {
    if (!this.#path) return;
    mkdirSync(dirname(this.#path), { recursive: true });
    writeFileSync(`${this.#path}.new`, JSON.stringify([...this.#open]), { mode: 0o600 });
    renameSync(`${this.#path}.new`, this.#path);
  }
}

function readSessions(path: string | null): [string, Session][] {
  if (!path) return [];
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as [string, Session][];
  } catch {
    return [];
  }
}
