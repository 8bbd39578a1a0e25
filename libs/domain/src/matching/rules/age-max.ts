import { barrier, condition, question } from '../findings.ts';
import { whole } from './read.ts';
import { rule } from './rule.ts';

/** The counterpart of `age_min`, for the same people. */
export const ageMax = rule(whole, (limit, { ages: { oldest, areMinors }, adults }) => {
  if (limit === null) return oldest === null ? null : question('age_max');
  if (oldest !== null) return oldest > limit ? barrier({ code: 'age_max', limit }) : null;
  if (adults > 0 && limit < 18) return barrier({ code: 'age_max', limit });
  return areMinors && limit < 17 ? condition({ code: 'age_max', limit }) : null;
});
