import type { RuleAnswer } from '@safe-haven/contracts';
import { condition, question } from '../findings.ts';
import { oneOf } from './read.ts';
import { administrativeRule } from './rule.ts';

const ANSWERS: Readonly<Record<RuleAnswer<'official_referral'>, true>> = {
  needed: true,
  not_needed: true,
  within_24h: true,
};

export const officialReferral = administrativeRule(oneOf(ANSWERS), (answer, { needs: { hasReferral } }) => {
  if (hasReferral === true || answer === 'not_needed') return null;
  if (answer !== null) return condition({ code: 'official_referral', value: answer });
  return hasReferral === false ? question('official_referral') : null;
});
