import type { Instant } from './terms.ts';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The instant of a time in ms since 1970. */
export const instantFrom = (ms: number): Instant => new Date(ms).toISOString();

/** The instant that lies `ms` milliseconds after another (before it, when negative). */
export const after = (instant: Instant, ms: number): Instant => new Date(Date.parse(instant) + ms).toISOString();

export const later = (a: Instant, b: Instant): Instant => (a < b ? b : a);
export const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);
