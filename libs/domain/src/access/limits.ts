import { after, DAY, HOUR, MINUTE } from '../instant.ts';
import type { Actor, Instant } from '../terms.ts';

/**
 * At most so many emergency accesses may be open at once, and begun within the window, for a person and for an organisation
 * (VA-4).
 */
const EMERGENCIES_AT_ONCE = 2;
const EMERGENCIES_IN_WINDOW = 3;
const EMERGENCY_WINDOW = 12 * HOUR;
/** How long emergency access to a house of another organisation stays open. */
export const EMERGENCY_LASTS_MINUTES = 30;
/** How long a second person may confirm a request for access, in ms. */
export const EMERGENCY_ASK_LASTS = 30 * MINUTE;
/** How many houses one person may look at within a time, in ms; one of them again does not count. */
export interface ShelterLimit {
  readonly shelters: number;
  readonly within: number;
}
export const SHELTERS_WINDOW = DAY;
/** Addresses that are seen without somebody on the way there (VA-8). */
export const REVEALED: ShelterLimit = { shelters: 5, within: SHELTERS_WINDOW };
/** Addresses that are seen to bring somebody, before the arrival has to be settled (VA-12). */
export const BROUGHT_TO: ShelterLimit = { shelters: 2, within: 12 * HOUR };
/** Duty numbers and meeting points that are read without a second factor and a trace (VA-13). */
export const CONTACTS_READ: ShelterLimit = { shelters: 8, within: 10 * MINUTE };
/** Numbers that one account may have reported at a time (DC-7). */
export const CONTACTS_REPORTED: ShelterLimit = { shelters: 5, within: HOUR };
/** From this age on, a hold is one that the house has had time to notice. */
export const SETTLED_HOLD = 5 * MINUTE;

/** An access that counts towards the limit: whose it was, when it began, and until when it is open. */
interface BegunEmergency {
  readonly person: string;
  readonly byOrganisation: string | null;
  readonly at: Instant;
  /** The end, or the instant at which it was judged not justified. */
  readonly until: Instant;
}

/** Whether one more access needs a second person, given the earlier ones of the person and the organisation. */
export function needsSecondPerson(begun: readonly BegunEmergency[], actor: Actor, now: Instant): boolean {
  const own = begun.filter(({ person }) => person === actor.person);
  const together = begun.filter(
    ({ byOrganisation }) => byOrganisation !== null && byOrganisation === actor.organisation,
  );
  return [own, together].some(
    (some) =>
      some.filter(({ until }) => until > now).length >= EMERGENCIES_AT_ONCE ||
      some.filter(({ at }) => at > after(now, -EMERGENCY_WINDOW)).length >= EMERGENCIES_IN_WINDOW,
  );
}

/** A look at a house. */
interface Look {
  readonly shelterId: string;
  readonly at: Instant;
}

/** A revealed address. */
export interface ShownAddress extends Look {
  readonly person: string;
  readonly purpose: string;
}

/** Whether one person's look at more houses, after these, is beyond the limit. */
export function isBeyond(
  { shelters, within }: ShelterLimit,
  looks: readonly Look[],
  more: readonly string[],
  now: Instant,
): boolean {
  const seen = new Set(looks.filter(({ at }) => at > after(now, -within)).map(({ shelterId }) => shelterId));
  const unseen = new Set(more.filter((shelterId) => !seen.has(shelterId)));
  return unseen.size > 0 && seen.size + unseen.size > shelters;
}
