import type { RuleAnswer } from '@safe-haven/contracts';
import { condition, question } from '../findings.ts';
import { numbered, oneOf, type Stored } from './read.ts';
import { rule } from './rule.ts';

const ANSWERS: Readonly<Record<RuleAnswer<'pregnancy'>, true>> = { yes: true, no: true, until_month: true };
const answerOf = oneOf(ANSWERS);

interface Pregnancy {
  readonly value: RuleAnswer<'pregnancy'>;
  /** The last month that is accepted, null when not stated. */
  readonly month: number | null;
}

/** "until_month" alone, or with the month: `until_month:7`, or 7. */
function parse(stored: Stored): Pregnancy | null {
  const value = answerOf(stored);
  if (value !== null) return { value, month: null };
  const month = numbered(stored, 'until_month');
  return month !== null && month >= 1 && month <= 9 ? { value: 'until_month', month } : null;
}

export const pregnancy = rule(parse, (answer, { needs: { pregnantMonth } }) => {
  if (pregnantMonth === undefined) return null;
  if (answer === null) return question('pregnancy');
  const { value, month } = answer;
  if (value === 'yes') return null;
  const isWithin = month !== null && pregnantMonth !== 'unknown' && pregnantMonth <= month;
  return isWithin ? null : condition({ code: 'pregnancy', value, month });
});
