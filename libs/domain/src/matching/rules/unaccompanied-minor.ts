import type { RuleAnswer } from '@safe-haven/contracts';
import { barrier, condition, question } from '../findings.ts';
import { oneOf } from './read.ts';
import { rule } from './rule.ts';

const ANSWERS: Readonly<Record<RuleAnswer<'unaccompanied_minor'>, true>> = {
  yes: true,
  no: true,
  guardian_needed: true,
};

export const unaccompaniedMinor = rule(oneOf(ANSWERS), (answer, { isUnaccompanied, needs: { hasGuardian } }) => {
  if (!isUnaccompanied || answer === 'yes') return null;
  if (answer === null) return question('unaccompanied_minor');
  const reason = { code: 'unaccompanied_minor', value: answer } as const;
  if (answer === 'no' || hasGuardian === false) return barrier(reason);
  return hasGuardian === undefined ? condition(reason) : null;
});
