import { Body, Controller, Inject, Post, Req, Res } from '@nestjs/common';
import {
  type Ceremony,
  ceremony,
  type Me,
  me,
  type SignInWays,
  signInByPasskey,
  signInByPassword,
  signInMethodsRead,
} from '@safe-haven/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Config } from '../../environment/config.ts';
import { CONFIG } from '../../environment/tokens.ts';
import { OpenToAnybody } from '../../routes/access.ts';
import { Answers } from '../../routes/answers.ts';
import { Since } from '../../routes/life.ts';
import { Reads } from '../../routes/reads.ts';
import { deviceOf } from '../device.ts';
import { DeviceCookies } from '../device-cookies.ts';
import { meOf } from '../me-of.ts';
import { Names } from '../names.ts';
import { SessionCookies } from '../session-cookies.ts';
import type { OpenedSession } from '../session-opener.ts';
import { SignInProviders } from '../sign-in-providers.ts';
import { PasskeySignIn } from './passkey-sign-in.ts';
import { PasswordSignIn } from './password-sign-in.ts';

/** Sign-in by passkey, or by e-mail, password and code. */
@Controller()
@OpenToAnybody()
export class SignInController {
  readonly #passkeys: PasskeySignIn;
  readonly #passwords: PasswordSignIn;
  readonly #names: Names;
  readonly #devices: DeviceCookies;
  readonly #sessionCookies: SessionCookies;
  readonly #providers: SignInProviders;
  readonly #config: Config;

  constructor(
    passkeys: PasskeySignIn,
    passwords: PasswordSignIn,
    names: Names,
    devices: DeviceCookies,
    sessionCookies: SessionCookies,
    providers: SignInProviders,
    @Inject(CONFIG) config: Config,
  ) {
    this.#passkeys = passkeys;
    this.#passwords = passwords;
    this.#names = names;
    this.#devices = devices;
    this.#sessionCookies = sessionCookies;
    this.#providers = providers;
    this.#config = config;
  }

  @Reads(signInMethodsRead, 'The methods of signing in')
  methods(): SignInWays {
    return {
      demo: this.#config.demo,
      passkeys: this.#passkeys.site !== null,
      oidc: this.#providers.ofTheSettings,
      organisations: this.#providers.buttons(),
    };
  }

  @Post('api/sign-in/passkey/options')
  @Since('0.1.0', 'page')
  @Answers('A challenge for a passkey', ceremony)
  passkeyOptions(): Promise<Ceremony> {
    return this.#passkeys.options();
  }

  @Post('api/sign-in/passkey')
  @Since('0.1.0', 'page')
  @Answers('Sign in with a passkey', me)
  async passkey(
    @Body({ schema: signInByPasskey }) body: z.output<typeof signInByPasskey>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    return this.#signedIn(await this.#passkeys.open({ ...body, ...clientOf(request) }), request, reply);
  }

  @Post('api/sign-in/password')
  @Since('0.1.0', 'page')
  @Answers('Sign in with e-mail, password and code', me)
  async password(
    @Body({ schema: signInByPassword }) body: z.output<typeof signInByPassword>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    return this.#signedIn(
      await this.#passwords.open({
        ...body,
        ...clientOf(request),
        knownDevice: (personId) => this.#devices.deviceOfPerson(request.headers, personId),
      }),
      request,
      reply,
    );
  }

  async #signedIn(opened: OpenedSession, request: FastifyRequest, reply: FastifyReply): Promise<Me> {
    const { found } = opened;
    await this.#sessionCookies.set(opened, request, reply);
    return meOf(found, await this.#names.nameOf(found.person.personId), this.#config);
  }
}

/** The address for the delays, and the browser family for the list of sessions. */
export const clientOf = (request: FastifyRequest) => ({
  address: request.ip,
  device: deviceOf(request.headers['user-agent']),
});
