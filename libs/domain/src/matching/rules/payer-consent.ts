import type { RuleAnswer } from '@safe-haven/contracts';
import { condition, question } from '../findings.ts';
import { oneOf } from './read.ts';
import { administrativeRule } from './rule.ts';

const ANSWERS: Readonly<Record<RuleAnswer<'payer_consent'>, true>> = { before: true, after: true, not_needed: true };

export const payerConsent = administrativeRule(oneOf(ANSWERS), (answer, { needs: { payerConsent: has } }) => {
  if (has === true || answer === 'not_needed') return null;
  if (answer !== null) return condition({ code: 'payer_consent', value: answer });
  return has === false ? question('payer_consent') : null;
});
