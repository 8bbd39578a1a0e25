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

const PATIENCE_MS = 5_000;

/** A link that works once until it ends. It is returned to the caller once, and kept nowhere. */
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

/** What administrators do to accounts. Everything answers once this process has read it back, or throws a `Failure`. */
export class Administration {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** An account for somebody new. An address that somebody has already is refused: it would be two accounts of one. */
  async invite(by: Actor, profile: Profile, roles: readonly Omit<Grant, 'grantId'>[]): Promise<Link> {
    if (await this.#parts.names.byEmail(profile.email)) {
      throw accountRefusal('already_invited');
    }
    const personId = randomUUID();
    const grants = roles.map((role) => newGrant(this.#placed(role)));
    const sealed = await this.#parts.names.seal(personId, profile).catch(cannotSeal);
    return this.#withLink(by, personId, (link) => ({ type: 'invite', profile: sealed, grants, ...link }));
  }

  /** An account whose name its owner gives: for the first administrator, whom the program knows nothing of. */
  inviteAs(by: Actor, personId: string, grant: Grant): Promise<Link> {
    return this.#withLink(by, personId, (link) => ({ type: 'invite', profile: null, grants: [grant], ...link }));
  }

  /** OG-3: a role is for an organisation of the list; where it says no country, it is held for that one's home. */
  async give(by: Actor, personId: string, role: Omit<Grant, 'grantId'>): Promise<void> {
    await this.do(by, personId, { type: 'grant-role', grant: newGrant(this.#placed(role)) });
  }

  /** The link before it stops working at once. */
  renew(by: Actor, personId: string): Promise<Link> {
    return this.#withLink(by, personId, (link) => ({ type: 'renew-invitation', ...link }));
  }

  async do(by: Actor, personId: string, command: PersonCommand): Promise<void> {
    const outcome = await this.#parts.accounts.handle({ personId, command, actor: by });
    if (outcome.kind !== 'done') throw accountFailure(outcome);
    await this.#parts.feed.waitFor(outcome.position, PATIENCE_MS);
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
