import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { type Session, SessionFiles } from './session-files.ts';

/** At most 12 h, whatever is done; an hour without a request ends it earlier. */
const ABSOLUTE_MS = 12 * 3_600_000;
const IDLE_MS = 60 * 60_000;
/** "Seen" is written down at most this often. */
const SEEN_EVERY_MS = 60_000;
/** How soon a session that another process ended is dark here too. */
const LOOK_EVERY_MS = 500;
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/**
 * Who is signed in. Only the SHA-256 of a 256-bit random token is kept, in files that only the operator's account can
 * read: a restart signs nobody out, and processes that share the data folder share the sessions. Accounts and sessions as
 * events of the log come with real sign-in (docs/adr/0011).
 */
export class Sessions {
  readonly #files: SessionFiles | null;
  readonly #clock: Clock;
  readonly #open = new Map<string, Session>();
  readonly #listeners = new Set<(sessionId: string) => void>();
  #timer: NodeJS.Timeout | undefined;

  /** `folder` null: in memory only. */
  constructor(folder: string | null, clock: Clock) {
    this.#files = folder === null ? null : new SessionFiles(folder);
    this.#clock = clock;
  }

  /** Begins to watch for sessions that another process has ended. */
  start(): void {
    this.#timer = setInterval(() => this.dropEnded(), LOOK_EVERY_MS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** The token for the cookie; it is not kept and can't be read back. */
  open(person: string): string {
    const token = randomBytes(32).toString('base64url');
    const now = this.#clock.now();
    this.#keep(hashOf(token), { person, openedAt: now, seenAt: now });
    return token;
  }

  /** Whose token it is, or null: unknown, idle for too long, or over. `id` names the session without opening it. */
  find(token: string): { readonly id: string; readonly person: string } | null {
    const id = hashOf(token);
    const session = this.#open.get(id) ?? this.#files?.read(id);
    if (!session) return null;
    const now = this.#clock.now();
    if (now - session.openedAt > ABSOLUTE_MS || now - session.seenAt > IDLE_MS) {
      this.close(id);
      return null;
    }
    if (now - session.seenAt > SEEN_EVERY_MS) this.#keep(id, { ...session, seenAt: now });
    else this.#open.set(id, session);
    return { id, person: session.person };
  }

  close(id: string): void {
    this.#files?.remove(id);
    this.#forget(id);
  }

  /** Told when a session ends, so that its sockets go dark at once. */
  onClose(listener: (sessionId: string) => void): void {
    this.#listeners.add(listener);
  }

  /** Forgets what another process has ended. */
  dropEnded(): void {
    if (!this.#files) return;
    for (const id of this.#open.keys()) if (!this.#files.has(id)) this.#forget(id);
  }

  #keep(id: string, session: Session): void {
    this.#open.set(id, session);
    this.#files?.write(id, session);
  }

  #forget(id: string): void {
    if (!this.#open.delete(id)) return;
    for (const listener of this.#listeners) listener(id);
  }
}
