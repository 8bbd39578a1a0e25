import type { RuleAnswer } from '@safe-haven/contracts';
import { severalOf } from './read.ts';

const GROUPS: Readonly<Record<RuleAnswer<'gender'>, true>> = {
  women: true,
  men: true,
  girls: true,
  boys: true,
  trans_non_binary: true,
};

/** Whom a house says that it takes; null: it does not say. */
export const gendersTaken = severalOf(GROUPS);
