import { barrier, question } from '../findings.ts';
import { gendersTaken } from './genders.ts';
import { rule } from './rule.ts';

export const gender = rule(gendersTaken, (answer, { groups }) => {
  if (answer === null) return groups.length > 0 ? question('gender') : null;
  const missing = groups.filter((group) => !answer.values.includes(group));
  if (missing.length === 0) return null;
  return answer.complete ? barrier({ code: 'gender', groups: missing }) : question('gender');
});
