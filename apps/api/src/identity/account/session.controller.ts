import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { actAs, chooseLanguage, type Me, me, meRead, revokeSession } from '@safe-haven/contracts';
import type { PersonCommand, SessionEnd } from '@safe-haven/domain';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Config } from '../../environment/config.ts';
import { PublicOrigin } from '../../environment/public-origin.ts';
import { CONFIG } from '../../environment/tokens.ts';
import type { BoardFeed } from '../../feed/board.feed.ts';
import { FEED } from '../../feed/tokens.ts';
import { SignedIn } from '../../routes/access.ts';
import { Answers } from '../../routes/answers.ts';
import { Since } from '../../routes/life.ts';
import { Reads } from '../../routes/reads.ts';
import { AtAnyTime } from '../../routes/timely.ts';
import { accountFailure } from '../account-failure.ts';
import { Accounts } from '../accounts.ts';
import type { Caller } from '../authentication.ts';
import { CallerOf, sessionOf } from '../caller.ts';
import { clearAllButDeviceCookie, clearEverything, clearSession, setSessionCookie } from '../cookie.ts';
import { type FoundSession, LiveDirectory } from '../live-directory.ts';
import { meOf } from '../me-of.ts';
import { Names } from '../names.ts';
import { SessionOpener } from '../session-opener.ts';
import { SignInProviders } from '../sign-in-providers.ts';

/** The caller's sessions: ending one or all, switching the role, setting the language. */
@Controller()
@SignedIn()
export class SessionController {
  readonly #accounts: Accounts;
  readonly #directory: LiveDirectory;
  readonly #names: Names;
  readonly #sessionOpener: SessionOpener;
  readonly #providers: SignInProviders;
  readonly #origin: PublicOrigin;
  readonly #config: Config;
  readonly #feed: BoardFeed;

  constructor(
    accounts: Accounts,
    directory: LiveDirectory,
    names: Names,
    sessionOpener: SessionOpener,
    providers: SignInProviders,
    origin: PublicOrigin,
    @Inject(CONFIG) config: Config,
    @Inject(FEED) feed: BoardFeed,
  ) {
    this.#accounts = accounts;
    this.#directory = directory;
    this.#names = names;
    this.#sessionOpener = sessionOpener;
    this.#providers = providers;
    this.#origin = origin;
    this.#config = config;
    this.#feed = feed;
  }

  @Post('api/sign-out')
  @AtAnyTime()
  @Since('0.1.0', 'stable')
  @Answers('End this session')
  signOut(@CallerOf() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    clearAllButDeviceCookie(reply, this.#origin.tls);
    return this.#endSession(caller, 'signed_out');
  }

  /** The screen was idle. Its person may still be on duty, so this device keeps its notifications. */
  @Post('api/lock')
  @AtAnyTime()
  @Since('0.1.0', 'page')
  @Answers('End this session after nobody has used it for a while; its device still gets notifications of tasks')
  lock(@CallerOf() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    clearSession(reply, this.#origin.tls);
    return this.#endSession(caller, 'idle');
  }

  /** Sent by "leave quickly": everything that the program stored in this browser is removed. */
  @Post('api/quick-exit')
  @AtAnyTime()
  @Since('0.1.0', 'page')
  @Answers('End this session, in a hurry')
  quickExit(@CallerOf() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    clearEverything(reply, this.#origin.tls);
    return this.#endSession(caller, 'quick_exit');
  }

  /** Reports activity at an open screen; the guard has already recorded it. */
  @Post('api/me/seen')
  @Since('0.1.0', 'page')
  @Answers('Somebody is still at this screen')
  seen(): void {}

  @Reads(meRead, 'Who I am and what I may open')
  async me(@CallerOf() caller: Caller): Promise<Me> {
    return this.#meOf(sessionOf(this.#directory, caller));
  }

  @Post('api/me/act-as')
  @Since('0.1.0', 'page')
  @Answers('Act in another of my roles', me)
  async actAs(
    @Body({ schema: actAs }) { grantId }: z.output<typeof actAs>,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const { token, found } = await this.#sessionOpener.rotate(sessionOf(this.#directory, caller), {
      grantId,
      proof: null,
    });
    setSessionCookie(reply, token, this.#origin.tls);
    return this.#meOf(found);
  }

  @Post('api/me/language')
  @Since('0.1.0', 'page')
  @Answers('Choose my language')
  language(
    @Body({ schema: chooseLanguage }) { language }: z.output<typeof chooseLanguage>,
    @CallerOf() caller: Caller,
  ): Promise<void> {
    return this.#do(caller, { type: 'choose-language', language });
  }

  @Post('api/me/sessions/revoke')
  @Since('0.1.0', 'page')
  @Answers('End one of my sessions')
  revoke(
    @Body({ schema: revokeSession }) { sessionId }: z.output<typeof revokeSession>,
    @CallerOf() caller: Caller,
  ): Promise<void> {
    return this.#do(caller, { type: 'revoke-session', sessionId, reason: 'signed_out_elsewhere' });
  }

  @Post('api/me/sessions/revoke-others')
  @Since('0.1.0', 'page')
  @Answers('End all of my other sessions')
  revokeOthers(@CallerOf() caller: Caller): Promise<void> {
    return this.#do(caller, { type: 'revoke-all-sessions', except: caller.sessionId });
  }

  async #meOf(found: FoundSession): Promise<Me> {
    const provider = this.#providers.openedBy(found.session, found.grant);
    const own = meOf(found, await this.#names.nameOf(found.person.personId), this.#config);
    return provider === null ? own : { ...own, provider };
  }

  /** The cookie is cleared even when the event can't be recorded, so that this browser is signed out in any case. */
  async #endSession(caller: Caller, reason: SessionEnd): Promise<void> {
    const { sessionId } = caller;
    if (sessionId === null) return;
    await this.#do(caller, { type: 'revoke-session', sessionId, reason });
  }

  /** Answers once this process has read the events back, so that the next request sees them. */
  async #do(caller: Caller, command: PersonCommand): Promise<void> {
    const { person } = sessionOf(this.#directory, caller);
    const outcome = await this.#accounts.handle({ personId: person.personId, command, actor: caller.actor });
    if (outcome.kind !== 'done') throw accountFailure(outcome);
    await this.#feed.readBack(outcome.position);
  }
}
