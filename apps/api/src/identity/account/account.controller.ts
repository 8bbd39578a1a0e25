import { Body, Controller, Inject, Post, Req, Res } from '@nestjs/common';
import {
  addPasskey,
  type Ceremony,
  ceremony,
  changePassword,
  type MyAccount,
  myAccountRead,
  recoveryCodes,
  removeSignInMethod,
  steppedUp,
  stepUp,
  type TotpSecret,
  totpAnswer,
  totpSecret,
} from '@safe-haven/contracts';
import { after, type NewCredential, type PersonCommand, STEP_UP_LASTS } from '@safe-haven/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { PublicOrigin } from '../../environment/public-origin.ts';
import type { BoardFeed } from '../../feed/board.feed.ts';
import { FEED } from '../../feed/tokens.ts';
import { SecondFactor, SecondFactorOrFirst, SignedIn } from '../../routes/access.ts';
import { Answers } from '../../routes/answers.ts';
import { Since } from '../../routes/life.ts';
import { Reads } from '../../routes/reads.ts';
import { accountFailure, accountRefusal } from '../account-failure.ts';
import { Accounts } from '../accounts.ts';
import type { Caller } from '../authentication.ts';
import { CallerOf, sessionOf } from '../caller.ts';
import { setSessionCookie } from '../cookie.ts';
import { DeviceCookies } from '../device-cookies.ts';
import { LiveDirectory } from '../live-directory.ts';
import { Names, type Profile } from '../names.ts';
import { Enrolment } from '../sign-in/enrolment.ts';
import { passkeysOf } from '../sign-in/person-passkeys.ts';
import { Secrets } from '../sign-in/secrets.ts';
import { StepUp } from '../sign-in/step-up.ts';
import { SignInProviders } from '../sign-in-providers.ts';
import { myAccountOf } from './my-account.ts';

/** The caller's account: sign-in methods and second factor. Changing a method needs a recent second factor. */
@Controller()
@SignedIn()
export class AccountController {
  readonly #accounts: Accounts;
  readonly #directory: LiveDirectory;
  readonly #names: Names;
  readonly #enrolment: Enrolment;
  readonly #secrets: Secrets;
  readonly #stepUp: StepUp;
  readonly #devices: DeviceCookies;
  readonly #providers: SignInProviders;
  readonly #origin: PublicOrigin;
  readonly #feed: BoardFeed;

  constructor(
    accounts: Accounts,
    directory: LiveDirectory,
    names: Names,
    enrolment: Enrolment,
    secrets: Secrets,
    stepUp: StepUp,
    devices: DeviceCookies,
    providers: SignInProviders,
    origin: PublicOrigin,
    @Inject(FEED) feed: BoardFeed,
  ) {
    this.#accounts = accounts;
    this.#directory = directory;
    this.#names = names;
    this.#enrolment = enrolment;
    this.#secrets = secrets;
    this.#stepUp = stepUp;
    this.#devices = devices;
    this.#providers = providers;
    this.#origin = origin;
    this.#feed = feed;
  }

  @Reads(myAccountRead, 'My account')
  async account(@CallerOf() caller: Caller): Promise<MyAccount> {
    const found = sessionOf(this.#directory, caller);
    const profile = await this.#names.of(found.person.personId);
    return myAccountOf(found, profile, {
      passkeys: await passkeysOf(found.person, this.#secrets),
      recoveryCodes: (await this.#secrets.find(found.person, 'recovery_codes'))?.secret.hashes.length ?? 0,
      secondFactors: this.#stepUp.factorsOf(found),
      mayAddFirstFactor: caller.mayAddFirstFactor,
      provider: this.#providers.idFor(found.grant.organisation),
    });
  }

  @Post('api/me/step-up/passkey/options')
  @Since('0.1.0', 'page')
  @Answers('A challenge for a second factor', ceremony)
  stepUpOptions(@CallerOf() caller: Caller): Promise<Ceremony> {
    return this.#stepUp.options(sessionOf(this.#directory, caller).person);
  }

  @Post('api/me/step-up')
  @Since('0.1.0', 'page')
  @Answers('Show a second factor', steppedUp)
  async showSecondFactor(
    @Body({ schema: stepUp }) shown: z.output<typeof stepUp>,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ until: string }> {
    const session = sessionOf(this.#directory, caller);
    const device = this.#devices.deviceOfPerson(request.headers, session.person.personId);
    const { token, found } = await this.#stepUp.show(session, shown, { address: request.ip, device });
    setSessionCookie(reply, token, this.#origin.tls);
    return { until: after(found.session.steppedUpAt!, STEP_UP_LASTS) };
  }

  @Post('api/me/credentials/passkey/options')
  @Since('0.1.0', 'page')
  @SecondFactorOrFirst()
  @Answers('A challenge for another passkey', ceremony)
  async passkeyOptions(@CallerOf() caller: Caller): Promise<Ceremony> {
    const { person } = sessionOf(this.#directory, caller);
    return this.#enrolment.passkeyOptions(person.personId, await this.#profileOf(caller), person);
  }

  @Post('api/me/credentials/passkey')
  @Since('0.1.0', 'page')
  @SecondFactorOrFirst()
  @Answers('Add a passkey')
  async addPasskey(
    @Body({ schema: addPasskey }) { label, ...answer }: z.output<typeof addPasskey>,
    @CallerOf() caller: Caller,
  ): Promise<void> {
    const { person } = sessionOf(this.#directory, caller);
    const credentialIds = (await passkeysOf(person, this.#secrets)).map((p) => p.passkey.credentialId);
    if (credentialIds.includes(answer.response.id)) throw accountRefusal('credential_exists');
    await this.#add(caller, await this.#enrolment.passkey(person.personId, answer, label));
  }

  @Post('api/me/credentials/totp/start')
  @Since('0.1.0', 'page')
  @SecondFactorOrFirst()
  @Answers('A new secret for an authenticator', totpSecret)
  totpSecret(@CallerOf() caller: Caller): TotpSecret {
    return this.#enrolment.totpSecret(sessionOf(this.#directory, caller).person.personId);
  }

  @Post('api/me/credentials/totp')
  @Since('0.1.0', 'page')
  @SecondFactorOrFirst()
  @Answers('Use the new authenticator')
  async totp(
    @Body({ schema: totpAnswer }) answer: z.output<typeof totpAnswer>,
    @CallerOf() caller: Caller,
  ): Promise<void> {
    await this.#add(caller, await this.#enrolment.totp(sessionOf(this.#directory, caller).person.personId, answer));
  }

  @Post('api/me/credentials/password')
  @Since('0.1.0', 'page')
  @SecondFactor()
  @Answers('Change my password')
  async password(
    @Body({ schema: changePassword }) { password }: z.output<typeof changePassword>,
    @CallerOf() caller: Caller,
  ): Promise<void> {
    const { personId } = sessionOf(this.#directory, caller).person;
    await this.#add(caller, await this.#enrolment.password(personId, password, await this.#profileOf(caller)));
  }

  @Post('api/me/credentials/recovery-codes')
  @Since('0.1.0', 'page')
  @SecondFactor()
  @Answers('New recovery codes', recoveryCodes)
  async recoveryCodes(@CallerOf() caller: Caller): Promise<z.output<typeof recoveryCodes>> {
    const { credential, codes } = await this.#enrolment.recoveryCodes(
      sessionOf(this.#directory, caller).person.personId,
    );
    await this.#add(caller, credential);
    return { codes };
  }

  @Post('api/me/credentials/remove')
  @Since('0.1.0', 'page')
  @SecondFactor()
  @Answers('Remove a sign-in method')
  remove(
    @Body({ schema: removeSignInMethod }) { credentialId }: z.output<typeof removeSignInMethod>,
    @CallerOf() caller: Caller,
  ): Promise<void> {
    return this.#do(caller, { type: 'remove-credential', credentialId, session: caller.sessionId });
  }

  #add(caller: Caller, credential: NewCredential): Promise<void> {
    return this.#do(caller, { type: 'add-credential', credential, session: caller.sessionId });
  }

  async #do(caller: Caller, command: PersonCommand): Promise<void> {
    const { person } = sessionOf(this.#directory, caller);
    const outcome = await this.#accounts.handle({ personId: person.personId, command, actor: caller.actor });
    if (outcome.kind !== 'done') throw accountFailure(outcome);
    await this.#feed.readBack(outcome.position);
  }

  async #profileOf(caller: Caller): Promise<Profile> {
    return (await this.#names.of(sessionOf(this.#directory, caller).person.personId)) ?? { name: '', email: '' };
  }
}
