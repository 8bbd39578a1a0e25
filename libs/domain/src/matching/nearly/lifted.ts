import type { Reason } from '../findings.ts';
import type { Match } from '../match.ts';

/** Barriers that a house can't waive: its building and security, its location, and that it is full. */
const FIXED: readonly string[] = [
  'step_free',
  'hearing',
  'visual',
  'security_level',
  'excluded_area',
  'no_free_place',
  'cannot_place_together',
  'room_not_for_party',
] satisfies readonly Reason['code'][];

/** Exactly one barrier, which the house can waive. */
export const isLiftable = ({ barriers }: Match): boolean =>
  barriers.length === 1 && barriers.every(({ code }) => !FIXED.includes(code));
