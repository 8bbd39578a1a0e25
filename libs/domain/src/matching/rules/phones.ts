import type { RuleAnswer } from '@safe-haven/contracts';
import { condition } from '../findings.ts';
import { oneOf } from './read.ts';
import { rule } from './rule.ts';

const ANSWERS: Readonly<Record<RuleAnswer<'phones'>, true>> = { own_phone: true, house_phone: true, none: true };

/**
 * Where phones are taken at the entrance it is a condition for everybody, whatever they need, so that they know before they
 * come.
 */
export const phones = rule(oneOf(ANSWERS), (answer) =>
  answer === null || answer === 'own_phone' ? null : condition({ code: 'phones', value: answer }),
);
