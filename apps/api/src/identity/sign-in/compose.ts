import type { Clock } from '../../environment/clock.ts';
import type { OidcSettings } from '../../environment/config.ts';
import type { PublicOrigin } from '../../environment/public-origin.ts';
import type { Keyring } from '../../privacy/keys/keyring.ts';
import type { MasterKeys } from '../../privacy/keys/master-keys.ts';
import type { Accounts } from '../accounts.ts';
import { Challenges } from '../credentials/challenges.ts';
import { SignInDelays } from '../credentials/delays.ts';
import { Passwords } from '../credentials/passwords.ts';
import type { LiveDirectory } from '../live-directory.ts';
import type { Names } from '../names.ts';
import type { SigningIn } from '../session-opening.ts';
import { Activation } from './activation.ts';
import { Enrolment } from './enrolment.ts';
import { OidcSignIn } from './oidc-sign-in.ts';
import { PasskeySignIn } from './passkey-sign-in.ts';
import { PasswordSignIn } from './password-sign-in.ts';
import { Secrets } from './secrets.ts';
import { StepUp } from './step-up.ts';

export interface SignInParts {
  readonly secrets: Secrets;
  readonly challenges: Challenges;
  readonly delays: SignInDelays;
  readonly enrolment: Enrolment;
  readonly activation: Activation;
  readonly passkeys: PasskeySignIn;
  readonly passwords: PasswordSignIn;
  readonly stepUp: StepUp;
  readonly oidc: OidcSignIn;
}

/** Everything that signing in is made of. Passwords are hashed two at a time over all of it: one instance. */
export function composeSignIn(around: {
  readonly masterKeys: MasterKeys;
  readonly keyring: Keyring;
  readonly directory: LiveDirectory;
  readonly accounts: Accounts;
  readonly names: Names;
  readonly signingIn: SigningIn;
  readonly origin: PublicOrigin;
  readonly clock: Clock;
  readonly demo: boolean;
  readonly oidc: OidcSettings | null;
  /** Hashes of passwords; tests give one that costs less. */
  readonly hashing?: Passwords;
}): SignInParts {
  const secrets = new Secrets(around.keyring);
  const challenges = new Challenges(around.masterKeys.derive('challenges'), around.clock);
  const delays = new SignInDelays(around.clock);
  const passwords = around.hashing ?? new Passwords();
  const parts = { ...around, secrets, challenges, delays, passwords };
  const enrolment = new Enrolment(parts);
  return {
    secrets,
    challenges,
    delays,
    enrolment,
    activation: new Activation({ ...parts, enrolment }),
    passkeys: new PasskeySignIn(parts),
    passwords: new PasswordSignIn(parts),
    stepUp: new StepUp(parts),
    oidc: new OidcSignIn(around.oidc, parts),
  };
}
