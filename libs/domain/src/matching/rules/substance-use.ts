import type { RuleAnswer } from '@safe-haven/contracts';
import { barrier, condition, question } from '../findings.ts';
import { numbered, oneOf, type Stored } from './read.ts';
import { rule } from './rule.ts';

const ANSWERS: Readonly<Record<RuleAnswer<'substance_use'>, true>> = {
  accepted: true,
  substitution_only: true,
  sober_days: true,
};
const answerOf = oneOf(ANSWERS);

interface SubstanceUse {
  readonly value: RuleAnswer<'substance_use'>;
  /** How many sober days, null when the house named none. */
  readonly days: number | null;
}

/** "sober_days" alone, or with their number: `sober_days:3`. */
function parse(stored: Stored): SubstanceUse | null {
  const value = answerOf(stored);
  if (value !== null) return { value, days: null };
  const days = typeof stored === 'string' ? numbered(stored, 'sober_days') : null;
  return days === null ? null : { value: 'sober_days', days };
}

export const substanceUse = rule(parse, (answer, { needs: { substanceUse: use, soberDays } }) => {
  if (use === undefined) return null;
  if (answer === null) return question('substance_use');
  const { value, days } = answer;
  if (value === 'accepted') return null;
  const reason = { code: 'substance_use', value, days } as const;
  if (use === 'active') return barrier(reason);
  if (value === 'substitution_only') return null;
  const isKnown = use === 'sober' && days !== null && soberDays !== undefined;
  if (!isKnown) return condition(reason);
  return soberDays < days ? barrier(reason) : null;
});
