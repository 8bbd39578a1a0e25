import { type ConsoleKind, type Device, type Instant, type Proof, type SignInMethod } from '@safe-haven/domain';
import type { BoardFeed } from '../feed/board.feed.ts';
import { Failure } from '../problems/failure.ts';
import { accountFailure } from './account-failure.ts';
import type { Accounts } from './accounts.ts';
import type { FoundSession, LiveDirectory } from './live-directory.ts';
import type { Refusals } from './refusals.ts';
import { newSessionToken } from './sessions.ts';

export interface NewSession {
  readonly method: SignInMethod;
  readonly proof: Proof | null;
  readonly console: ConsoleKind;
  readonly device: Device | null;
  /** When the organisation's own provider asked the person. */
  readonly authenticatedAt?: Instant | undefined;
}

/** A new session, and the token for its cookie. */
export interface OpenedSession {
  readonly token: string;
  readonly found: FoundSession;
}

/** Opens and rotates sessions: appends an event and waits until this process has read it back. */
export class SessionOpener {
  readonly #accounts: Accounts;
  readonly #directory: LiveDirectory;
  readonly #feed: BoardFeed;
  readonly #refusals: Refusals;

  constructor(accounts: Accounts, directory: LiveDirectory, feed: BoardFeed, refusals: Refusals) {
    this.#refusals = refusals;
    this.#accounts = accounts;
    this.#directory = directory;
    this.#feed = feed;
  }

  /** Throws a `Failure` for an account that may not sign in, or when the log can't be reached. */
  async open(
    personId: string,
    { method, proof, console, device, authenticatedAt }: NewSession,
  ): Promise<OpenedSession> {
    const { token, sessionId } = newSessionToken();
    // Earlier failed attempts are recorded before the session, so that its person sees them.
    await this.#refusals.flush(personId);
    const outcome = await this.#accounts.handle({
      personId,
      command: { type: 'open-session', sessionId, grantId: null, method, proof, console, device, authenticatedAt },
      actor: this.#ownActorOf(personId),
    });
    return { token, found: await this.#readBack(outcome, sessionId) };
  }

  /** The same session under a new id: a copied token becomes useless. */
  async rotate(
    { person, session }: FoundSession,
    change: { readonly grantId: string | null; readonly proof: Proof | null },
  ): Promise<OpenedSession> {
    const { token, sessionId } = newSessionToken();
    const outcome = await this.#accounts.handle({
      personId: person.personId,
      command: { type: 'rotate-session', from: session.sessionId, sessionId, ...change },
      actor: this.#ownActorOf(person.personId),
    });
    return { token, found: await this.#readBack(outcome, sessionId) };
  }

  /**
   * Ends the session that a new one replaced in a browser, since nobody else should hold its token. If both are of the
   * same person the device keeps its notifications; otherwise it counts as a sign-out.
   */
  async endReplaced(sessionId: string, { person, session }: FoundSession): Promise<void> {
    const before = sessionId === session.sessionId ? null : this.#directory.session(sessionId);
    if (!before) return;
    const { personId } = before.person;
    const reason = personId === person.personId ? 'rotated' : 'signed_out';
    const command = { type: 'revoke-session', sessionId, reason } as const;
    const outcome = await this.#accounts.handle({ personId, command, actor: this.#ownActorOf(personId) });
    // The new session is open: if the store is unreachable now, the old one ends by its own expiry.
    if (outcome.kind === 'done') await this.#feed.readBack(outcome.position);
  }

  async #readBack(outcome: Awaited<ReturnType<Accounts['handle']>>, sessionId: string): Promise<FoundSession> {
    if (outcome.kind !== 'done') throw accountFailure(outcome);
    await this.#feed.readBack(outcome.position);
    const found = this.#directory.session(sessionId);
    if (!found) throw new Failure('not_there_yet');
    return found;
  }

  /** Sign-in is recorded as the person's own act, in their first role. */
  #ownActorOf(personId: string) {
    const person = this.#directory.person(personId);
    const grant = person ? Object.values(person.grants)[0] : undefined;
    return {
      person: personId,
      role: grant?.role ?? 'auditor',
      organisation: grant?.organisation ?? null,
      country: grant?.country ?? null,
    } as const;
  }
}
