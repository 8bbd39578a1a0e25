import type { Match } from '../match.ts';

/** What a house can't let go of, however it is asked: how it is built and guarded, where it is, and that it has no place. */
const FIXED: readonly string[] = [
  'step_free',
  'hearing',
  'visual',
  'security_level',
  'excluded_area',
  'no_free_place',
  'cannot_place_together',
];

/** One thing alone is against them, and it is the house's to let go of. */
export const isLiftable = ({ barriers }: Match): boolean =>
  barriers.length === 1 && barriers.every(({ code }) => !FIXED.includes(code));
