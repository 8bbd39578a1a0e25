import type { RuleAnswer } from '@safe-haven/contracts';
import { barrier, question } from '../findings.ts';
import { severalOf } from './read.ts';
import { rule } from './rule.ts';

const GROUPS: Readonly<Record<RuleAnswer<'gender'>, true>> = {
  women: true,
  men: true,
  girls: true,
  boys: true,
  trans_non_binary: true,
};

export const gender = rule(severalOf(GROUPS), (answer, { groups }) => {
  if (answer === null) return groups.length > 0 ? question('gender') : null;
  const missing = groups.filter((group) => !answer.values.includes(group));
  if (missing.length === 0) return null;
  return answer.complete ? barrier({ code: 'gender', groups: missing }) : question('gender');
});
