import type { RuleAnswer } from '@safe-haven/contracts';
import { condition, question } from '../findings.ts';
import { oneOf } from './read.ts';
import { rule } from './rule.ts';

const ANSWERS: Readonly<Record<RuleAnswer<'pets'>, true>> = { none: true, small: true, kennel_partner: true };

/** A kennel nearby takes any animal, and is a condition, because they are separated from it for a while. */
export const pets = rule(oneOf(ANSWERS), (answer, { needs }) => {
  if (needs.pets === undefined) return null;
  if (answer === null) return question('pets');
  return answer === 'small' && needs.pets === 'small' ? null : condition({ code: 'pets', value: answer });
});
