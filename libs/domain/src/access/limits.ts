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
/** The number of houses whose address one person may see in a day without somebody on the way there (VA-8). */
const HOUSES_A_DAY = 5;
export const HOUSES_WINDOW = DAY;
/** The houses whose address one person may see to bring somebody within the window, before the arrival has to be settled. */
const BROUGHT_HOUSES = 2;
const BROUGHT_WINDOW = 12 * HOUR;
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

/** A revealed address. */
export interface ShownAddress {
  readonly person: string;
  readonly shelterId: string;
  readonly purpose: string;
  readonly at: Instant;
}

/** Whether somebody has seen the daily maximum of addresses; seeing one of them again does not count. */
export function hasSeenEnough(
  shown: readonly ShownAddress[],
  person: string,
  shelterId: string,
  now: Instant,
): boolean {
  const houses = new Set(
    shown
      .filter((s) => s.person === person && s.purpose !== 'bring_somebody' && s.at > after(now, -HOUSES_WINDOW))
      .map((s) => s.shelterId),
  );
  return !houses.has(shelterId) && houses.size >= HOUSES_A_DAY;
}

/** Whether somebody has seen the addresses of two other houses within 12 h to bring somebody there (VA-12). */
export function hasBroughtToMany(
  shown: readonly ShownAddress[],
  person: string,
  shelterId: string,
  now: Instant,
): boolean {
  const houses = new Set(
    shown
      .filter((s) => s.person === person && s.purpose === 'bring_somebody' && s.at > after(now, -BROUGHT_WINDOW))
      .map((s) => s.shelterId),
  );
  return !houses.has(shelterId) && houses.size >= BROUGHT_HOUSES;
}
