import { barrier, question } from '../findings.ts';
import { whole } from './read.ts';
import { rule } from './rule.ts';

/** A boy who may be on either side of the limit, for only his band is known, is a question. */
export const sonsMaxAge = rule(whole, (limit, { son }) => {
  if (son === null) return null;
  if (limit === null) return question('sons_max_age');
  if (son.atLeast > limit) return barrier({ code: 'sons_max_age', limit });
  return son.atMost > limit ? question('sons_max_age') : null;
});
