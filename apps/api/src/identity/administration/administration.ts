import {
  type Actor,
  after,
  type Grant,
  INVITATION_LASTS,
  type PersonCommand,
  type PersonEvent,
  type RecordedFact,
} from '@safe-haven/domain';
import { type Clock, instantOf } from '../../environment/clock.ts';
import type { PublicOrigin } from '../../environment/public-origin.ts';
import type { BoardFeed } from '../../feed/board.feed.ts';
import { CannotSeal } from '../../privacy/keys/keyring.ts';
import { Failure } from '../../problems/failure.ts';
import { type SentChange, sentOnce } from '../../routes/keyed.ts';
import { createdBy, type ShownSecrets } from '../../streams/change-key.ts';
import { accountFailure, accountRefusal } from '../account-failure.ts';
import type { Accounts } from '../accounts.ts';
import { newInvitation } from '../credentials/invitations.ts';
import type { Names, Profile } from '../names.ts';
import type { Organisations } from '../organisations.ts';

/** A single-use link with an expiry. It is returned to the caller once and not stored. */
export interface Link {
  readonly personId: string;
  readonly link: string;
  readonly expiresAt: string;
}

type Role = Omit<Grant, 'grantId'>;

/** What is asked of which account, by whom and under which key. */
interface Asked {
  readonly by: Actor;
  readonly personId: string;
  readonly sent: SentChange;
  readonly name: string;
  readonly body?: unknown;
}

interface Parts {
  readonly accounts: Accounts;
  readonly names: Names;
  readonly organisations: Organisations;
  readonly feed: BoardFeed;
  readonly origin: PublicOrigin;
  readonly secrets: ShownSecrets;
  readonly clock: Clock;
}

/**
 * Commands of administrators on accounts. Each resolves once this process has read the events back, or throws a
 * `Failure`.
 */
export class Administration {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Creates an account and its invitation. An e-mail address in use is refused, since one person would have two
   * accounts.
   */
  invite(by: Actor, profile: Profile, roles: readonly Role[], sent = sentOnce()): Promise<Link> {
    const { names } = this.#parts;
    const personId = createdBy(sent, by);
    const asked = { by, personId, sent, name: 'invite', body: { profile, roles } };
    return this.#withLink(asked, async (link) => {
      if (await names.byEmail(profile.email)) throw accountRefusal('already_invited');
      const grants = roles.map((role, i) => ({ ...this.#placed(role), grantId: createdBy(sent, by, i + 1) }));
      const sealed = await names.seal(personId, profile).catch(cannotSeal);
      return { type: 'invite', profile: sealed, grants, ...link };
    });
  }

  /** An account whose name and e-mail its owner enters: for the first administrator, who is unknown to the program. */
  inviteAs(by: Actor, personId: string, grant: Grant): Promise<Link> {
    const asked = { by, personId, sent: sentOnce(), name: 'invite' };
    return this.#withLink(asked, (link) => ({ type: 'invite', profile: null, grants: [grant], ...link }));
  }

  /**
   * OG-3: a role is granted for a listed organisation; without a country, for the country of the organisation's area.
   */
  async give(by: Actor, personId: string, role: Role, sent = sentOnce()): Promise<void> {
    await this.#handle({ by, personId, sent, name: 'grant-role', body: role }, () => ({
      type: 'grant-role',
      grant: { ...this.#placed(role), grantId: createdBy(sent, by) },
    }));
  }

  /** Issues a new link; the previous one stops working. */
  renew(by: Actor, personId: string, sent = sentOnce()): Promise<Link> {
    const asked = { by, personId, sent, name: 'renew-invitation' };
    return this.#withLink(asked, (link) => ({ type: 'renew-invitation', ...link }));
  }

  async do(by: Actor, personId: string, command: PersonCommand, sent = sentOnce()): Promise<void> {
    await this.#handle({ by, personId, sent, name: command.type, body: command }, () => command);
  }

  async #handle({ by, ...asked }: Asked, command: () => PersonCommand | Promise<PersonCommand>) {
    const outcome = await this.#parts.accounts.handle({ ...asked, command: async () => command(), actor: by });
    if (outcome.kind !== 'done') throw accountFailure(outcome);
    await this.#parts.feed.readBack(outcome.position);
    return outcome;
  }

  #placed({ role, organisation, country, shelters }: Role): Role {
    if (organisation === null) return { role, organisation, country, shelters };
    const { organisations } = this.#parts;
    organisations.findOrFail(organisation);
    return { role, organisation, country: country ?? organisations.homeOf(organisation), shelters };
  }

  async #withLink(
    asked: Asked,
    command: (link: { tokenHash: string; expiresAt: string }) => PersonCommand | Promise<PersonCommand>,
  ): Promise<Link> {
    const { origin, secrets, clock } = this.#parts;
    const { link, tokenHash } = newInvitation(origin.origin, secrets.of(asked.sent, asked.by, 'invitation'));
    const expiresAt = after(instantOf(clock.now()), INVITATION_LASTS);
    const outcome = await this.#handle(asked, () => command({ tokenHash, expiresAt }));
    secrets.mayShow(outcome);
    return { personId: asked.personId, link, expiresAt: expiryOf(outcome.facts) ?? expiresAt };
  }
}

/** When the link of these facts expires: that of the first copy. */
const expiryOf = (facts: readonly RecordedFact<PersonEvent>[]): string | undefined =>
  facts.map(({ event }) => event).find((event) => event.type === 'PersonInvited' || event.type === 'InvitationRenewed')
    ?.expiresAt;

function cannotSeal(error: unknown): never {
  throw error instanceof CannotSeal ? new Failure('store_unavailable') : error;
}
