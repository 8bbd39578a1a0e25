import type { Match } from '../match.ts';

/** Barriers that a house can't waive: how it is built and guarded, where it is, and that it has no place. */
const FIXED: readonly string[] = [
  'step_free',
  'hearing',
  'visual',
  'security_level',
  'excluded_area',
  'no_free_place',
  'cannot_place_together',
];

/** Exactly one barrier is against them, and it is one that the house can waive. */
export const isLiftable = ({ barriers }: Match): boolean =>
  barriers.length === 1 && barriers.every(({ code }) => !FIXED.includes(code));
