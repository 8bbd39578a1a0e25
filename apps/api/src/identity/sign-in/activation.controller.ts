import { Body, Controller, Inject, Post, Req, Res } from '@nestjs/common';
import {
  type Activated,
  type ActivationSeen,
  activate,
  activated,
  activationLook,
  activationPasskey,
  activationSeen,
  type Ceremony,
  ceremony,
  type TotpSecret,
  totpSecret,
} from '@safe-haven/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Config } from '../../environment/config.ts';
import { CONFIG } from '../../environment/tokens.ts';
import { Failure } from '../../problems/failure.ts';
import { OpenToAnybody } from '../../routes/access.ts';
import { Answers } from '../../routes/answers.ts';
import { Since } from '../../routes/life.ts';
import { SignInDelays } from '../credentials/delays.ts';
import { meOf } from '../me-of.ts';
import { SessionCookies } from '../session-cookies.ts';
import { Activation } from './activation.ts';
import { tryLater } from './password-sign-in.ts';
import { clientOf } from './sign-in.controller.ts';

const GUESSES: ReadonlySet<string> = new Set(['link_unknown', 'email_taken']);

/** Routes for somebody who has an invitation link: its details, and the first sign-in methods. */
@Controller('api/activation')
@OpenToAnybody()
export class ActivationController {
  readonly #activation: Activation;
  readonly #delays: SignInDelays;
  readonly #sessionCookies: SessionCookies;
  readonly #config: Config;

  constructor(
    activation: Activation,
    delays: SignInDelays,
    sessionCookies: SessionCookies,
    @Inject(CONFIG) config: Config,
  ) {
    this.#activation = activation;
    this.#delays = delays;
    this.#sessionCookies = sessionCookies;
    this.#config = config;
  }

  @Post('look')
  @Since('0.1.0', 'page')
  @Answers('What a one-time link is for', activationSeen)
  look(
    @Body({ schema: activationLook }) { token }: z.output<typeof activationLook>,
    @Req() request: FastifyRequest,
  ): Promise<ActivationSeen> {
    return this.#limited(request, () => this.#activation.read(token));
  }

  @Post('passkey/options')
  @Since('0.1.0', 'page')
  @Answers('A challenge for a new passkey', ceremony)
  passkeyOptions(
    @Body({ schema: activationPasskey }) { token, ...profile }: z.output<typeof activationPasskey>,
    @Req() request: FastifyRequest,
  ): Promise<Ceremony> {
    return this.#limited(request, () => this.#activation.passkeyOptions(token, profile));
  }

  @Post('totp')
  @Since('0.1.0', 'page')
  @Answers('A secret for an authenticator', totpSecret)
  totp(
    @Body({ schema: activationLook }) { token }: z.output<typeof activationLook>,
    @Req() request: FastifyRequest,
  ): Promise<TotpSecret> {
    return this.#limited(request, async () => this.#activation.totpSecret(token));
  }

  @Post()
  @Since('0.1.0', 'page')
  @Answers('Use a one-time link', activated)
  async use(
    @Body({ schema: activate }) body: z.output<typeof activate>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Activated> {
    const { device } = clientOf(request);
    const used = await this.#limited(request, () => this.#activation.use({ ...body, device }));
    const { opened, recoveryCodes } = used;
    await this.#sessionCookies.set(opened, request, reply);
    return { me: meOf(opened.found, body.name, this.#config), recoveryCodes };
  }

  /**
   * Guessing a link of 256 bits is infeasible; attempts are limited all the same, as is probing which accounts exist.
   */
  async #limited<T>(request: FastifyRequest, answer: () => Promise<T>): Promise<T> {
    const from = { address: request.ip, device: null };
    const attempt = this.#delays.attempt('link', from);
    if (!attempt.allowed) throw tryLater(attempt.retryAfterMs);
    try {
      const value = await answer();
      this.#delays.succeeded('link', from);
      return value;
    } catch (error) {
      if (!(error instanceof Failure && GUESSES.has(error.code))) this.#delays.notTried('link', from);
      throw error;
    }
  }
}
