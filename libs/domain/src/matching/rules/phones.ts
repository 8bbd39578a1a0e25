import type { RuleAnswer } from '@safe-haven/contracts';
import { condition } from '../findings.ts';
import { oneOf } from './read.ts';
import { rule } from './rule.ts';

const ANSWERS: Readonly<Record<RuleAnswer<'phones'>, true>> = { own_phone: true, house_phone: true, none: true };

/** Where phones are taken at the door everybody has to know it before they come, whatever they need. */
export const phones = rule(oneOf(ANSWERS), (answer) =>
  answer === null || answer === 'own_phone' ? null : condition({ code: 'phones', value: answer }),
);
