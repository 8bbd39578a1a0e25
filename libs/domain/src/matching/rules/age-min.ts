import { barrier, condition, question } from '../findings.ts';
import { whole } from './read.ts';
import { rule } from './rule.ts';

/**
 * Limits of age are for those who come in their own right: children who come with an adult have theirs in `gender`,
 * `sons_max_age` and `party_children`. Where nobody said an age, an adult is 18 or older and a minor under 18; what
 * may then be on either side of a limit is a condition.
 */
export const ageMin = rule(whole, (limit, { ages: { youngest, areMinors }, adults }) => {
  if (limit === null) return youngest === null ? null : question('age_min');
  if (youngest !== null) return youngest < limit ? barrier({ code: 'age_min', limit }) : null;
  if (areMinors && limit > 17) return barrier({ code: 'age_min', limit });
  const isOpen = (areMinors && limit > 0) || (adults > 0 && limit > 18);
  return isOpen ? condition({ code: 'age_min', limit }) : null;
});
