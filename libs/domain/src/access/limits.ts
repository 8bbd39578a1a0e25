import { after, DAY, HOUR, MINUTE } from '../instant.ts';
import type { Actor, Instant } from '../terms.ts';

/** Emergency access that is open at once, and begun within the window, for a person and for an organisation (VA-4). */
const EMERGENCIES_AT_ONCE = 2;
const EMERGENCIES_IN_WINDOW = 3;
const EMERGENCY_WINDOW = 12 * HOUR;
/** How long a second person may confirm what was asked, in ms. */
export const EMERGENCY_ASK_LASTS = 30 * MINUTE;
/** Houses of which one person sees the address in a day without somebody on the way there (VA-8). */
const HOUSES_A_DAY = 5;
export const HOUSES_WINDOW = DAY;

/** What counts towards the limit: whose access it was, when it began, and until when it is open. */
interface BegunEmergency {
  readonly person: string;
  readonly byOrganisation: string | null;
  readonly at: Instant;
  /** The end, or the moment at which it was found not justified. */
  readonly until: Instant;
}

/** Whether one access more needs a second person: by what the person, or the organisation, has had until now. */
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

/** An address that was shown. */
export interface ShownAddress {
  readonly person: string;
  readonly shelterId: string;
  readonly purpose: string;
  readonly at: Instant;
}

/** Whether somebody has seen as many houses' addresses as a day allows; one of those again is no new one. */
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
