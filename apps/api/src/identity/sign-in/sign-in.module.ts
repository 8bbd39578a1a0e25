import { Module } from '@nestjs/common';
import { provide, token } from '../../environment/provide.ts';
import { PublicOrigin } from '../../environment/public-origin.ts';
import { CLOCK, CONFIG } from '../../environment/tokens.ts';
import { Keyring } from '../../privacy/keys/keyring.ts';
import { MasterKeys } from '../../privacy/keys/master-keys.ts';
import { Accounts } from '../accounts.ts';
import { Challenges } from '../credentials/challenges.ts';
import { CodeDelays } from '../credentials/code-delays.ts';
import { SignInDelays } from '../credentials/delays.ts';
import { Passwords } from '../credentials/passwords.ts';
import { IdentityModule } from '../identity.module.ts';
import { LiveDirectory } from '../live-directory.ts';
import { Names } from '../names.ts';
import { Refusals } from '../refusals.ts';
import { SessionOpener } from '../session-opener.ts';
import { SignInProviders } from '../sign-in-providers.ts';
import { ActivationController } from './activation.controller.ts';
import { Activation } from './activation.ts';
import { Enrolment } from './enrolment.ts';
import { OidcController } from './oidc.controller.ts';
import { OidcSignIn } from './oidc-sign-in.ts';
import { PasskeySignIn } from './passkey-sign-in.ts';
import { PasswordSignIn } from './password-sign-in.ts';
import { Secrets } from './secrets.ts';
import { SignInController } from './sign-in.controller.ts';
import { StepUp } from './step-up.ts';

/** Counts failed attempts and records them. */
const SIGN_IN_LIMITS = token<{
  readonly delays: SignInDelays;
  readonly codes: CodeDelays;
  readonly refusals: Refusals;
}>('sign-in-limits');

const providers = [
  provide(Secrets, [Keyring], (keyring) => new Secrets(keyring)),
  provide(Challenges, [MasterKeys, CLOCK], (keys, clock) => new Challenges(keys.derive('challenges'), clock)),
  provide(SignInDelays, [CLOCK], (clock) => new SignInDelays(clock)),
  provide(CodeDelays, [CLOCK], (clock) => new CodeDelays(clock)),
  provide(SIGN_IN_LIMITS, [SignInDelays, CodeDelays, Refusals], (delays, codes, refusals) => ({
    delays,
    codes,
    refusals,
  })),
  // One instance: passwords are hashed two at a time in the whole program.
  provide(Passwords, [], () => new Passwords()),
  provide(
    Enrolment,
    [Secrets, Challenges, Passwords, PublicOrigin, CLOCK],
    (secrets, challenges, passwords, origin, clock) => new Enrolment({ secrets, challenges, passwords, origin, clock }),
  ),
  provide(
    Activation,
    [LiveDirectory, Accounts, Names, Enrolment, SessionOpener, CLOCK],
    (directory, accounts, names, enrolment, sessionOpener, clock) =>
      new Activation({ directory, accounts, names, enrolment, sessionOpener, clock }),
  ),
  provide(
    PasskeySignIn,
    [LiveDirectory, Secrets, Challenges, Refusals, SessionOpener, PublicOrigin],
    (directory, secrets, challenges, refusals, sessionOpener, origin) =>
      new PasskeySignIn({ directory, secrets, challenges, refusals, sessionOpener, origin }),
  ),
  provide(
    PasswordSignIn,
    [SIGN_IN_LIMITS, Names, LiveDirectory, Secrets, Passwords, SessionOpener, CLOCK],
    (attempts, names, directory, secrets, passwords, sessionOpener, clock) =>
      new PasswordSignIn({ ...attempts, names, directory, secrets, passwords, sessionOpener, clock }),
  ),
  provide(
    StepUp,
    [SIGN_IN_LIMITS, LiveDirectory, Accounts, Secrets, Challenges, SessionOpener, PublicOrigin, CLOCK, CONFIG],
    (attempts, directory, accounts, secrets, challenges, sessionOpener, origin, clock, { demo }) =>
      new StepUp({ ...attempts, directory, accounts, secrets, challenges, sessionOpener, origin, clock, demo }),
  ),
  provide(
    OidcSignIn,
    [SignInProviders, Challenges, LiveDirectory, Accounts, Names, Secrets, SessionOpener, PublicOrigin, CLOCK],
    (providers, challenges, directory, accounts, names, secrets, sessionOpener, origin, clock) =>
      new OidcSignIn({ providers, challenges, directory, accounts, names, secrets, sessionOpener, origin, clock }),
  ),
];

/** Sign-in methods and invitation links. */
@Module({
  imports: [IdentityModule],
  controllers: [SignInController, ActivationController, OidcController],
  providers,
  exports: providers,
})
export class SignInModule {}
