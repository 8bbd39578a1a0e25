import { HOUR, MINUTE } from '../instant.ts';

/** How long it takes to leave. */
const LEAVING_MINUTES = 10;
/** How long a hold of an operation lasts after the arrival that it was planned for. */
export const HELD_AFTER_ARRIVAL = 60 * MINUTE;
export const [LONGEST, LONGEST_ABROAD] = [6 * HOUR, 12 * HOUR];

/**
 * An estimate of the way: a minute for each km of the straight line, as roads of the region and its borders have it. Null:
 * the distance is not known.
 */
export const minutesFor = (km: number | null): number | null => (km === null ? null : LEAVING_MINUTES + km);

/** Whether a hold that is placed now may last until they are there. */
export function standsUntilArrival(km: number | null, abroad: boolean): boolean {
  const minutes = minutesFor(km);
  return minutes === null || minutes * MINUTE + HELD_AFTER_ARRIVAL <= (abroad ? LONGEST_ABROAD : LONGEST);
}
