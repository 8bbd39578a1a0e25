import type { RuleAnswer } from '@safe-haven/contracts';
import { condition, question } from '../findings.ts';
import { isThere } from './read.ts';
import { rule } from './rule.ts';

/** Whether medication is stored. */
export const medical = rule(isThere<RuleAnswer<'medical'>>('storage'), (hasStorage, { needs }) => {
  if (!needs.medication || hasStorage) return null;
  return hasStorage === null ? question('medical') : condition({ code: 'medical' });
});
