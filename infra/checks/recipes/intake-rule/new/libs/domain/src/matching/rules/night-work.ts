import type { RuleAnswer } from '@safe-haven/contracts';
import { barrier, condition, question } from '../findings.ts';
import { oneOf } from './read.ts';
import { rule } from './rule.ts';

const ANSWERS: Readonly<Record<RuleAnswer<'night_work'>, true>> = { yes: true, by_arrangement: true, no: true };

/** People who work at night come and go when the door is locked: a house may have to be asked first. */
export const nightWork = rule(oneOf(ANSWERS), (answer, { needs }) => {
  if (!needs.worksAtNight || answer === 'yes') return null;
  if (answer === null) return question('night_work');
  return answer === 'no'
    ? barrier({ code: 'night_work', value: answer })
    : condition({ code: 'night_work', value: answer });
});
