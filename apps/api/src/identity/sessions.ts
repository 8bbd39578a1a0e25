import { IDLE, type OpenSession, type PersonCommand, SEEN_EVERY, STEP_UP_LASTS } from '@safe-haven/domain';
import type { Clock } from '../environment/clock.ts';
import type { AccountOutcome, Accounts } from './accounts.ts';
import { hashOf, newToken } from './credentials/tokens.ts';
import { actorOf, type FoundSession, type LiveDirectory } from './live-directory.ts';
import type { SignInProviders } from './sign-in-providers.ts';

/** How often sessions with open sockets are checked for expiry. */
const SWEEP_MS = 5_000;

/** A cookie's token, and the session id that is stored. */
export interface SessionToken {
  readonly token: string;
  readonly sessionId: string;
}

export const sessionIdOf = hashOf;

export function newSessionToken(): SessionToken {
  const { token, tokenHash } = newToken();
  return { token, sessionId: tokenHash };
}

/**
 * The open sessions according to the log: one opened at any replica is known to all, and one revoked anywhere ends here
 * as soon as this process has read the event. Idle time is measured from activity seen by this process and from
 * activity that others recorded, at most five minutes late.
 */
export class Sessions {
  readonly #directory: LiveDirectory;
  readonly #accounts: Accounts;
  readonly #providers: SignInProviders;
  readonly #clock: Clock;
  readonly #lastSeen = new Map<string, number>();
  readonly #writing = new Set<string>();
  readonly #runOutListeners = new Set<(sessionId: string) => void>();
  #watched: () => Iterable<string> = () => [];
  #timer: NodeJS.Timeout | undefined;

  constructor(directory: LiveDirectory, accounts: Accounts, providers: SignInProviders, clock: Clock) {
    this.#providers = providers;
    this.#directory = directory;
    this.#accounts = accounts;
    this.#clock = clock;
    directory.onSessionEnd((sessionId, by) => {
      const lastSeen = this.#lastSeen.get(sessionId);
      this.#lastSeen.delete(sessionId);
      if (by !== null && lastSeen !== undefined) this.#lastSeen.set(by, lastSeen);
    });
    directory.onOrganisationChange(() => this.sweep(this.#watched()));
  }

  /** Starts ending expired sessions; `watched` are those with an open socket. */
  start(watched: () => Iterable<string>): void {
    this.#watched = watched;
    this.#timer = setInterval(() => this.sweep(watched()), SWEEP_MS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Called when a session has expired, so that its sockets are closed. */
  onRunOut(listener: (sessionId: string) => void): void {
    this.#runOutListeners.add(listener);
  }

  /**
   * The session of a token, or null: unknown, revoked, idle for too long, expired, or of a
   * provider that is not trusted any more. `isUse`: the request is an action
   * of the person and extends the session; requests that a page sends by itself do not.
   */
  find(token: string, isUse: boolean): FoundSession | null {
    const sessionId = sessionIdOf(token);
    const found = this.#directory.session(sessionId);
    if (!found) return null;
    if (this.#isOver(found)) {
      this.#runOut(found);
      return null;
    }
    if (!isUse) return found;
    const now = this.#clock.now();
    this.#lastSeen.set(sessionId, now);
    if (now - Date.parse(found.session.seenAt) > SEEN_EVERY) this.#record(found, { type: 'see-session', sessionId });
    return found;
  }

  /** Whether a second factor was shown recently in this session. */
  steppedUp({ session }: FoundSession): boolean {
    return session.steppedUpAt !== null && this.#clock.now() - Date.parse(session.steppedUpAt) <= STEP_UP_LASTS;
  }

  sweep(watched: Iterable<string>): void {
    for (const sessionId of watched) {
      const found = this.#directory.session(sessionId);
      if (found && this.#isOver(found)) this.#runOut(found);
    }
  }

  #isOver({ session, grant }: FoundSession): boolean {
    return this.#hasRunOut(session) || !this.#providers.trusts(session, grant);
  }

  #hasRunOut({ sessionId, seenAt, expiresAt, console }: OpenSession): boolean {
    const now = this.#clock.now();
    const lastSeen = Math.max(Date.parse(seenAt), this.#lastSeen.get(sessionId) ?? 0);
    return now >= Date.parse(expiresAt) || now - lastSeen > IDLE[console];
  }

  #runOut(found: FoundSession): void {
    const { sessionId } = found.session;
    for (const listener of this.#runOutListeners) listener(sessionId);
    this.#record(found, {
      type: 'revoke-session',
      sessionId,
      reason: this.#hasRunOut(found.session) ? 'idle' : 'method_changed',
    });
  }

  /**
   * Recorded in the background: the response does not wait for it, and a failed append is retried with the next
   * request.
   */
  #record({ person, grant, session }: FoundSession, command: PersonCommand): void {
    const key = `${session.sessionId} ${command.type}`;
    if (this.#writing.has(key)) return;
    this.#writing.add(key);
    const written: Promise<AccountOutcome | undefined> = this.#accounts
      .handle({ personId: person.personId, command, actor: actorOf(person.personId, grant), source: 'system' })
      .catch(() => undefined);
    void written.then(() => this.#writing.delete(key));
  }
}
