import { own, unreachable } from '@safe-haven/lang';
import type { Actor, Country, DirectHolds, PlacedBy, Role } from '../terms.ts';
import { type Action, IN_EMERGENCY, POLICY, type Scope } from './table.ts';

/** What the policy needs to know of a house. */
export interface ShelterRef {
  readonly organisation: string;
  readonly shelterId: string;
  readonly country?: Country;
  /** Not published yet. Absent: published, or not registered. */
  readonly draft?: boolean;
  /** Closed. Absent: open. */
  readonly closed?: boolean;
}

/** What the policy needs to know of a hold, or of a request. */
export interface About {
  readonly placedBy?: PlacedBy;
  readonly requestId?: string | null;
  /** Whether the house said yes to this request, which is the actor's organisation's. */
  readonly invited?: boolean;
}

export const scopeOf = (role: Role, action: Action): Scope => own(POLICY[action], role) ?? 'none';

/** A house of the actor's organisation; for shelter staff, one of their own. */
export const isOwn = (actor: Actor, shelter: ShelterRef): boolean =>
  actor.organisation !== null &&
  actor.organisation === shelter.organisation &&
  (actor.shelters === undefined || actor.shelters.includes(shelter.shelterId));

/** Whether the actor works in this house: pauses and waits do not bind them. */
export const isOfShelter = (actor: Actor, shelter: ShelterRef): boolean =>
  scopeOf(actor.role, 'keep_house') === 'own' && isOwn(actor, shelter);

/** VA-2, HS-3: a draft or a closed house exists only for the people who work in it. */
export const isShownTo = (actor: Actor, shelter: ShelterRef): boolean =>
  (shelter.draft !== true && shelter.closed !== true) || isOfShelter(actor, shelter);

/** A hold that the actor's organisation placed, so that the next shift can extend or release it. */
export const isOwnHold = (actor: Actor, placedBy: PlacedBy): boolean =>
  actor.person === placedBy.person || (actor.organisation !== null && actor.organisation === placedBy.organisation);

/**
 * The process manager of holds (ADR 3) may release holds of requests in any house, and nothing else. The id alone gives no
 * right; the role must be that of a service.
 */
export const isOfRequests = (actor: Actor, requestId: string | null | undefined): boolean =>
  actor.role === 'service' && actor.person === 'system:requests' && typeof requestId === 'string';

/** Whether the house lets this actor hold its beds directly; otherwise the answer is `ask_the_house`. */
export function mayHoldDirectly(actor: Actor, shelter: ShelterRef, directHolds: DirectHolds): boolean {
  if (isOfShelter(actor, shelter)) return true;
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
 * Whether a right covers this house. Without a house: whether it covers any. `about.placedBy` is who placed the hold,
 * `about.requestId` for which request; an unknown hold is refused by the decider.
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
      return isOfShelter(actor, shelter);
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

/** Visibility of the network's board: live, late, for one country, or none. Rows of other organisations are banded. */
export function visibilityOf(actor: Actor): Visibility {
  const scope = scopeOf(actor.role, 'see_board');
  if (scope === 'any') return { live: true, delayMinutes: 0, country: null };
  if (scope === 'delayed') return { live: false, delayMinutes: 15, country: null };
  if (scope === 'country' && actor.country !== null) return { live: false, delayMinutes: 15, country: actor.country };
  return 'none';
}

/** Whether the actor sees the exact numbers and beds of this house. */
export const seesExact = (actor: Actor, shelter: ShelterRef): boolean => mayDo(actor, 'see_exact', shelter);

/** Emergency access applies to houses of other organisations. It is open to roles that may have it. */
export const mayAskInEmergency = (actor: Actor, shelter: ShelterRef): boolean =>
  mayDo(actor, 'emergency_access', shelter) && actor.organisation !== shelter.organisation;

/** `mayDo`, plus what an active emergency access opens. Never used for board rows or for commands. */
export const mayNow = (actor: Actor, action: Action, shelter: ShelterRef): boolean =>
  mayDo(actor, action, shelter) || (IN_EMERGENCY.includes(action) && isInEmergency(actor, shelter));

/** Whether the actor has emergency access to the house: its rooms and how many people are in each (VA-5). */
export const isInEmergency = (actor: Actor, shelter: ShelterRef): boolean =>
  mayAskInEmergency(actor, shelter) && (actor.emergency?.includes(shelter.shelterId) ?? false);
