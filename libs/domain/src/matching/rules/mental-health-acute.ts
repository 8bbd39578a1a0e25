import type { RuleAnswer } from '@safe-haven/contracts';
import { barrier, condition, question } from '../findings.ts';
import { oneOf } from './read.ts';
import { rule } from './rule.ts';

const ANSWERS: Readonly<Record<RuleAnswer<'mental_health_acute'>, true>> = { yes: true, no: true, condition: true };

export const mentalHealthAcute = rule(oneOf(ANSWERS), (answer, { needs }) => {
  if (!needs.mentalHealthAcute || answer === 'yes') return null;
  if (answer === null) return question('mental_health_acute');
  const reason = { code: 'mental_health_acute', value: answer } as const;
  return answer === 'no' ? barrier(reason) : condition(reason);
});
