import type { Activated, ActivationSeen, Ceremony, TotpSecret } from '@safe-haven/contracts';
import type { ConsoleKind, Device, KnownPerson, NewCredential } from '@safe-haven/domain';
import type { Clock } from '../../environment/clock.ts';
import { Failure } from '../../problems/failure.ts';
import { accountFailure, accountRefusal } from '../account-failure.ts';
import type { Accounts } from '../accounts.ts';
import { invitationHashOf } from '../credentials/invitations.ts';
import { actorOf, type LiveDirectory } from '../live-directory.ts';
import type { Names, Profile } from '../names.ts';
import type { OpenedSession, SessionOpener } from '../session-opener.ts';
import type { Enrolment } from './enrolment.ts';

export interface ActivationInput {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly passkey?: { readonly ticket: string; readonly response: unknown } | undefined;
  readonly password?:
    | { readonly password: string; readonly totp: { readonly ticket: string; readonly code: string } }
    | undefined;
  readonly console: ConsoleKind;
  readonly device: Device | null;
}

/** Uses an invitation link: its details, new sign-in methods, and the first session. */
export class Activation {
  readonly #directory: LiveDirectory;
  readonly #accounts: Accounts;
  readonly #names: Names;
  readonly #enrolment: Enrolment;
  readonly #sessionOpener: SessionOpener;
  readonly #clock: Clock;

  constructor(parts: {
    readonly directory: LiveDirectory;
    readonly accounts: Accounts;
    readonly names: Names;
    readonly enrolment: Enrolment;
    readonly sessionOpener: SessionOpener;
    readonly clock: Clock;
  }) {
    this.#directory = parts.directory;
    this.#accounts = parts.accounts;
    this.#names = parts.names;
    this.#enrolment = parts.enrolment;
    this.#sessionOpener = parts.sessionOpener;
    this.#clock = parts.clock;
  }

  /** Throws `link_unknown` for a link that was used or never existed: the two are indistinguishable. */
  async read(token: string): Promise<ActivationSeen> {
    const { person } = this.#linked(token);
    const profile = await this.#names.of(person.personId);
    return {
      name: profile?.name ?? null,
      email: profile?.email ?? null,
      roles: Object.values(person.grants).map((g) => ({ ...g, shelters: g.shelters ? [...g.shelters] : null })),
      expiresAt: person.invitation!.expiresAt,
      renews: person.situation === 'active',
    };
  }

  /** Throws `email_taken` before a device creates a passkey in vain. */
  async passkeyOptions(token: string, profile: Profile): Promise<Ceremony> {
    const { person } = this.#linked(token);
    await this.#refuseTaken(person.personId, profile);
    return this.#enrolment.passkeyOptions(person.personId, profile, null);
  }

  totpSecret(token: string): TotpSecret {
    const { person } = this.#linked(token);
    return this.#enrolment.totpSecret(person.personId);
  }

  async use(input: ActivationInput): Promise<{ opened: OpenedSession; recoveryCodes: Activated['recoveryCodes'] }> {
    const { person, tokenHash } = this.#linked(input.token);
    const { personId } = person;
    const profile: Profile = { name: input.name, email: input.email };
    await this.#refuseTaken(personId, profile);
    const recovery = await this.#enrolment.recoveryCodes(personId);
    const credentials = [...(await this.#methods(personId, input, profile)), recovery.credential];
    const outcome = await this.#accounts.handle({
      personId,
      command: { type: 'activate', tokenHash, profile: await this.#names.seal(personId, profile), credentials },
      actor: actorOf(personId, Object.values(person.grants)[0]!),
    });
    if (outcome.kind !== 'done') throw accountFailure(outcome);
    const how = { method: 'activation', proof: null, console: input.console, device: input.device } as const;
    return { opened: await this.#sessionOpener.open(personId, how), recoveryCodes: recovery.codes };
  }

  async #methods(personId: string, input: ActivationInput, profile: Profile): Promise<NewCredential[]> {
    const methods: NewCredential[] = [];
    if (input.passkey) {
      const label = input.device ? `${input.device.browser}, ${input.device.system}` : '1';
      methods.push(await this.#enrolment.passkey(personId, input.passkey, label));
    }
    if (input.password) {
      methods.push(await this.#enrolment.totp(personId, input.password.totp));
      methods.push(await this.#enrolment.password(personId, input.password.password, profile));
    }
    return methods;
  }

  /**
   * Two accounts with one address could not be distinguished at sign-in. Only the holder of a link learns that it is
   * taken.
   */
  async #refuseTaken(personId: string, { email }: Profile): Promise<void> {
    const other = await this.#names.byEmail(email);
    if (other && other.personId !== personId && other.situation !== 'disabled') {
      throw new Failure('email_taken');
    }
  }

  #linked(token: string): { person: KnownPerson; tokenHash: string } {
    const tokenHash = invitationHashOf(token);
    const personId = tokenHash === null ? undefined : this.#directory.directory.links.get(tokenHash);
    const person = personId === undefined ? null : this.#directory.person(personId);
    if (!person?.invitation || tokenHash === null) throw new Failure('link_unknown');
    if (person.situation === 'disabled') throw accountRefusal('person_disabled');
    if (Date.parse(person.invitation.expiresAt) <= this.#clock.now()) throw accountRefusal('link_expired');
    // Its only role was taken away after the invitation: the link stays good for when another is given.
    if (Object.keys(person.grants).length === 0) throw accountRefusal('no_role');
    return { person, tokenHash };
  }
}
