import { own, unreachable } from '@safe-haven/lang';
import type { Actor, Country, DirectHolds, PlacedBy, Role } from '../terms.ts';
import { type Action, IN_EMERGENCY, POLICY, type Scope } from './table.ts';

/** What the policy has to know of a house. */
export interface ShelterRef {
  readonly organisation: string;
  readonly shelterId: string;
  readonly country?: Country;
  /** Not published yet. Left away: published, or not registered. */
  readonly draft?: boolean;
  /** Takes nobody any more. Left away: open. */
  readonly closed?: boolean;
}

/** What the policy has to know of a hold, or of a request. */
export interface About {
  readonly placedBy?: PlacedBy;
  readonly requestId?: string | null;
  /** Whether the house said yes to this very request, which is one of the actor's organisation. */
  readonly invited?: boolean;
}

/** A role that is none of the table's has no right. */
export const scopeOf = (role: Role, action: Action): Scope => own(POLICY[action], role) ?? 'none';

/** A house of the actor's organisation; for shelter staff, one of their own. */
export const isOwn = (actor: Actor, shelter: ShelterRef): boolean =>
  actor.organisation !== null &&
  actor.organisation === shelter.organisation &&
  (actor.shelters === undefined || actor.shelters.includes(shelter.shelterId));

/** Whether the actor keeps this house: its own role, which no pause stops and no wait binds. */
export const isOfHouse = (actor: Actor, shelter: ShelterRef): boolean =>
  scopeOf(actor.role, 'keep_house') === 'own' && isOwn(actor, shelter);

/** VA-2, HS-3: a house that nobody has published, or that was closed, is there for the people who keep it, and for nobody else. */
export const isShownTo = (actor: Actor, shelter: ShelterRef): boolean =>
  (shelter.draft !== true && shelter.closed !== true) || isOfHouse(actor, shelter);

/** A hold that one's organisation placed, so that the next shift can extend or release it. */
export const isOwnHold = (actor: Actor, placedBy: PlacedBy): boolean =>
  actor.person === placedBy.person || (actor.organisation !== null && actor.organisation === placedBy.organisation);

/**
 * The process manager of holds (ADR 3) may release what was held for a request, in any house, and nothing else. The
 * name alone gives no right; the role must be that of a service.
 */
export const isOfRequests = (actor: Actor, requestId: string | null | undefined): boolean =>
  actor.role === 'service' && actor.person === 'system:requests' && typeof requestId === 'string';

/** Whether the house lets this actor hold its beds without asking; else the answer is `ask_the_house`. */
export function mayHoldDirectly(actor: Actor, shelter: ShelterRef, directHolds: DirectHolds): boolean {
  if (isOfHouse(actor, shelter)) return true;
  switch (directHolds) {
    case 'hotline':
      return actor.role === 'hotline' || actor.role === 'coordinator';
    case 'coordinator':
      return actor.role === 'coordinator';
    case 'nobody':
      return false;
    default:
      return unreachable(directHolds);
  }
}

/**
 * Whether a right reaches this house. Without a house: whether it reaches any at all. `about.placedBy` says who
 * placed the hold in question, `about.requestId` for which request; a hold nobody knows is for the decider to refuse.
 */
export function mayDo(actor: Actor, action: Action, shelter: ShelterRef | null = null, about: About = {}): boolean {
  const scope = scopeOf(actor.role, action);
  switch (scope) {
    case 'none':
      return false;
    case 'drafts':
      return true;
    case 'any':
    case 'delayed':
    case 'aggregates':
    case 'as_house_allows':
      return shelter === null || isShownTo(actor, shelter);
    case 'own':
      return shelter === null ? actor.organisation !== null : isOwn(actor, shelter);
    case 'own_holds':
      if (shelter !== null && !isShownTo(actor, shelter)) return false;
      if (shelter === null || about.placedBy === undefined || isOwnHold(actor, about.placedBy)) return true;
      return isOfHouse(actor, shelter);
    case 'country':
      if (shelter !== null && !isShownTo(actor, shelter)) return false;
      return actor.country !== null && (shelter?.country === undefined || shelter.country === actor.country);
    case 'clock':
      return actor.person === 'system:clock';
    case 'requests':
      return isOfRequests(actor, about.requestId);
    default:
      return unreachable(scope);
  }
}

export type Visibility =
  | 'none'
  | { readonly live: boolean; readonly delayMinutes: number; readonly country: Country | null };

/** Visibility of the network's board: live, late, for one country, or none. Rows of others are banded. */
export function visibilityOf(actor: Actor): Visibility {
  const scope = scopeOf(actor.role, 'see_board');
  if (scope === 'any') return { live: true, delayMinutes: 0, country: null };
  if (scope === 'delayed') return { live: false, delayMinutes: 15, country: null };
  if (scope === 'country' && actor.country !== null) return { live: false, delayMinutes: 15, country: actor.country };
  return 'none';
}

/** Whether the actor sees the exact numbers and beds of this house. */
export const seesExact = (actor: Actor, shelter: ShelterRef): boolean => mayDo(actor, 'see_exact', shelter);

/**
 * Emergency access is to a house of others: to one of their own somebody has the right, or has it not. It opens nothing
 * for whoever does not act in a role that may have it.
 */
export const mayAskInEmergency = (actor: Actor, shelter: ShelterRef): boolean =>
  mayDo(actor, 'emergency_access', shelter) && actor.organisation !== shelter.organisation;

/** `mayDo`, and what an emergency opens while it lasts. Never asked for board rows or for commands. */
export const mayNow = (actor: Actor, action: Action, shelter: ShelterRef): boolean =>
  mayDo(actor, action, shelter) || (IN_EMERGENCY.includes(action) && isInEmergency(actor, shelter));

/** Whether emergency access to the house is open to the actor: they see its rooms and how many people are in each (VA-5). */
export const isInEmergency = (actor: Actor, shelter: ShelterRef): boolean =>
  mayAskInEmergency(actor, shelter) && (actor.emergency?.includes(shelter.shelterId) ?? false);
