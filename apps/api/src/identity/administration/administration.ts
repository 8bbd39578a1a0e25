import { randomUUID } from 'node:crypto';
import { type Actor, after, type Grant, INVITATION_LASTS, type PersonCommand } from '@safe-haven/domain';
import { type Clock, instantOf } from '../../environment/clock.ts';
import type { PublicOrigin } from '../../environment/public-origin.ts';
import type { BoardFeed } from '../../feed/board.feed.ts';
import { CannotSeal } from '../../privacy/keys/keyring.ts';
import { Failure } from '../../problems/failure.ts';
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

interface Parts {
  readonly accounts: Accounts;
  readonly names: Names;
  readonly organisations: Organisations;
  readonly feed: BoardFeed;
  readonly origin: PublicOrigin;
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
  async invite(by: Actor, profile: Profile, roles: readonly Omit<Grant, 'grantId'>[]): Promise<Link> {
    if (await this.#parts.names.byEmail(profile.email)) {
      throw accountRefusal('already_invited');
    }
    const personId = randomUUID();
    const grants = roles.map((role) => newGrant(this.#placed(role)));
    const sealed = await this.#parts.names.seal(personId, profile).catch(cannotSeal);
    return this.#withLink(by, personId, (link) => ({ type: 'invite', profile: sealed, grants, ...link }));
  }

  /** An account whose name and e-mail its owner enters: for the first administrator, who is unknown to the program. */
  inviteAs(by: Actor, personId: string, grant: Grant): Promise<Link> {
    return this.#withLink(by, personId, (link) => ({ type: 'invite', profile: null, grants: [grant], ...link }));
  }

  /**
   * OG-3: a role is granted for a listed organisation; without a country, for the country of the organisation's area.
   */
  async give(by: Actor, personId: string, role: Omit<Grant, 'grantId'>): Promise<void> {
    await this.do(by, personId, { type: 'grant-role', grant: newGrant(this.#placed(role)) });
  }

  /** Issues a new link; the previous one stops working. */
  renew(by: Actor, personId: string): Promise<Link> {
    return this.#withLink(by, personId, (link) => ({ type: 'renew-invitation', ...link }));
  }

  async do(by: Actor, personId: string, command: PersonCommand): Promise<void> {
    const outcome = await this.#parts.accounts.handle({ personId, command, actor: by });
    if (outcome.kind !== 'done') throw accountFailure(outcome);
    await this.#parts.feed.readBack(outcome.position);
  }

  #placed(role: Omit<Grant, 'grantId'>): Omit<Grant, 'grantId'> {
    const { organisation, country } = role;
    if (organisation === null) return role;
    const { organisations } = this.#parts;
    organisations.findOrFail(organisation);
    return { ...role, country: country ?? organisations.homeOf(organisation) };
  }

  async #withLink(
    by: Actor,
    personId: string,
    command: (link: { tokenHash: string; expiresAt: string }) => PersonCommand,
  ): Promise<Link> {
    const { link, tokenHash } = newInvitation(this.#parts.origin.origin);
    const expiresAt = after(instantOf(this.#parts.clock.now()), INVITATION_LASTS);
    await this.do(by, personId, command({ tokenHash, expiresAt }));
    return { personId, link, expiresAt };
  }
}

const newGrant = ({ role, organisation, country, shelters }: Omit<Grant, 'grantId'>): Grant => ({
  grantId: randomUUID(),
  role,
  organisation,
  country,
  shelters,
});

function cannotSeal(error: unknown): never {
  throw error instanceof CannotSeal ? new Failure('store_unavailable') : error;
}
