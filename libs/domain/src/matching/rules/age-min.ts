import { barrier, condition, question } from '../findings.ts';
import { whole } from './read.ts';
import { rule } from './rule.ts';

/**
 * Age limits apply to adults and unaccompanied minors; the ages of accompanied children are covered by `gender`,
 * `sons_max_age` and `party_children`. Without a stated age an adult is 18 or older and a minor under 18; an age that may
 * be on either side of the limit is a condition.
 */
export const ageMin = rule(whole, (limit, { ages: { youngest, areMinors }, adults }) => {
  if (limit === null) return youngest === null ? null : question('age_min');
  if (youngest !== null) return youngest < limit ? barrier({ code: 'age_min', limit }) : null;
  if (areMinors && limit > 17) return barrier({ code: 'age_min', limit });
  const isOpen = (areMinors && limit > 0) || (adults > 0 && limit > 18);
  return isOpen ? condition({ code: 'age_min', limit }) : null;
});
