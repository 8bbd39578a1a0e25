import { ASKED_IN_ALBANIA } from './requests/albania.ts';
import { ASKED_IN_BOSNIA } from './requests/bosnia.ts';
import { ASKED_IN_NORTH_MACEDONIA } from './requests/north-macedonia.ts';
import { ASKED_IN_SERBIA } from './requests/serbia.ts';
import type { RequestScenario } from './scenario.ts';

/**
 * The requests of the night, all invented. Each partner has one that is being answered, one with a promise, one that
 * found a place, one that looks again after its hold lapsed, and one of last night that found none.
 */
export const NIGHT_REQUESTS: readonly RequestScenario[] = [
  ...ASKED_IN_SERBIA,
  ...ASKED_IN_BOSNIA,
  ...ASKED_IN_NORTH_MACEDONIA,
  ...ASKED_IN_ALBANIA,
];
