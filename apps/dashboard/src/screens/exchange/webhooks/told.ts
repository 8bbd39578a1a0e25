import type { Told } from '@safe-haven/contracts';

/** What is told, by its name among the words: a point would cut a key in two. */
const WORDS = {
  'capacity.changed': 'capacity',
  'intake.changed': 'intake',
  'house.published': 'published',
  'house.closed': 'closed',
  'house.reopened': 'reopened',
} as const satisfies Record<Told, string>;

export const wordOf = (told: Told) => WORDS[told];
