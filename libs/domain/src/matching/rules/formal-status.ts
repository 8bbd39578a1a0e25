import type { RuleAnswer } from '@safe-haven/contracts';
import { barrier, condition, question } from '../findings.ts';
import { oneOf } from './read.ts';
import { administrativeRule } from './rule.ts';

/** A higher rank includes the lower ones. */
const RANKS: Readonly<Record<RuleAnswer<'formal_status'>, number>> = { none: 0, presumed: 1, identified: 2 };

export const formalStatus = administrativeRule(oneOf(RANKS), (answer, { needs: { formalStatus: has } }) => {
  if (answer === 'none' || has === 'identified') return null;
  if (answer === null) return has === undefined ? null : question('formal_status');
  const reason = { code: 'formal_status', value: answer } as const;
  if (has === undefined) return condition(reason);
  return RANKS[has] < RANKS[answer] ? barrier(reason) : null;
});
