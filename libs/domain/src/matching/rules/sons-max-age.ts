import { barrier, condition, question } from '../findings.ts';
import { whole } from './read.ts';
import { rule } from './rule.ts';

/**
 * A boy whose age range includes the limit is a condition: he may be young enough, and the searcher can say so (FP-17).
 */
export const sonsMaxAge = rule(whole, (limit, { son }) => {
  if (son === null) return null;
  if (limit === null) return question('sons_max_age');
  if (son.atLeast > limit) return barrier({ code: 'sons_max_age', limit });
  return son.atMost > limit ? condition({ code: 'sons_max_age', limit }) : null;
});
