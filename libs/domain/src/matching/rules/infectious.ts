import type { RuleAnswer } from '@safe-haven/contracts';
import { condition, question } from '../findings.ts';
import { isThere } from './read.ts';
import { rule } from './rule.ts';

/** Whether there is an isolation room. */
export const infectious = rule(isThere<RuleAnswer<'infectious'>>('isolation_room'), (hasRoom, { needs }) => {
  if (!needs.infectious || hasRoom) return null;
  return hasRoom === null ? question('infectious') : condition({ code: 'infectious' });
});
