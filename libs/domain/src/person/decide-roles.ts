import { acceptedAt, refuse } from '../decider.ts';
import { own } from '../records.ts';
import type { Role } from '../words.ts';
import { isAdministrator, type PersonContext } from './commands.ts';
import type { Grant } from './events.ts';
import { type PersonDecision, type PersonRejectionCode } from './rejections.ts';
import type { KnownPerson } from './state.ts';

const OF_AN_ORGANISATION: ReadonlySet<Role> = new Set(['hotline', 'coordinator', 'shelter_staff', 'manager']);

/** What is wrong with a grant in itself; null when nothing is. */
export function grantFault({ role, organisation, country }: Grant): PersonRejectionCode | null {
  if (OF_AN_ORGANISATION.has(role) && organisation === null) return 'role_needs_organisation';
  if (role === 'focal_point' && country === null) return 'role_needs_country';
  return role === 'service' ? 'role_is_for_machines' : null;
}

/**
 * Whoever keeps the accounts could otherwise let themselves into every house with two clicks. Where nobody else
 * administers they still may: somebody has to begin.
 */
export function decideGrant(grant: Grant, state: KnownPerson, ctx: PersonContext): PersonDecision {
  if (Object.values(state.grants).some((g) => isTwice(g, grant))) return refuse('already_granted');
  const fault = grantFault(grant);
  if (fault) return refuse(fault);
  const oneself = ctx.actor.person === state.personId && ctx.otherAdministrators > 0;
  return oneself ? refuse('not_yourself') : acceptedAt(ctx.now, { type: 'RoleGranted', ...grant });
}

export function decideRevokeRole(grantId: string, state: KnownPerson, ctx: PersonContext): PersonDecision {
  const grant = own(state.grants, grantId);
  if (!grant) return refuse('grant_unknown');
  if (isAdministrator(grant)) {
    if (ctx.actor.person === state.personId) return refuse('not_yourself');
    const others = Object.values(state.grants).filter((g) => isAdministrator(g) && g.grantId !== grantId);
    if (others.length === 0 && ctx.otherAdministrators === 0) return refuse('last_administrator');
  }
  return acceptedAt(ctx.now, { type: 'RoleRevoked', grantId });
}

const sameReach = (a: Grant, b: Grant): boolean =>
  a.role === b.role &&
  a.organisation === b.organisation &&
  a.country === b.country &&
  JSON.stringify(a.shelters?.toSorted() ?? null) === JSON.stringify(b.shelters?.toSorted() ?? null);

/** Two grants of one right, or under one id: revoking one would leave the other, or take both. */
export const isTwice = (a: Grant, b: Grant): boolean => a.grantId === b.grantId || sameReach(a, b);
