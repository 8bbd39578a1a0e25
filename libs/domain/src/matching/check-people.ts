import type { Who } from './asking.ts';
import { addBarrier, addCondition, addQuestion, type Findings } from './reasons.ts';
import type { Group, Rules } from './rules.ts';

/** Who they are: gender, ages, how many, sons, pregnancy. */
export function checkPeople(rules: Rules, who: Who, found: Findings): void {
  checkGender(rules, who, found);
  checkAges(rules, who, found);
  checkUnaccompanied(rules, who, found);
  // Where a house named no limit, its beds are the limit: there is nothing to ask.
  const { party_adults: adults, party_children: children } = rules;
  if (adults !== null && who.adults > adults) addBarrier(found, { code: 'party_adults', limit: adults });
  if (children !== null && who.children > children) addBarrier(found, { code: 'party_children', limit: children });
  checkSons(rules, who, found);
  checkPregnancy(rules, who, found);
}

function checkGender({ gender }: Rules, { groups }: Who, found: Findings): void {
  if (gender === null) {
    if (groups.length > 0) addQuestion(found, 'gender');
    return;
  }
  let missing: Group[] | null = null;
  for (const group of groups) {
    if (gender.values.includes(group)) continue;
    if (missing === null) missing = [group];
    else missing.push(group);
  }
  if (missing === null) return;
  if (gender.complete) addBarrier(found, { code: 'gender', groups: missing });
  else addQuestion(found, 'gender');
}

/**
 * Limits of age are for those who come in their own right: children who come with an adult have theirs in `gender`,
 * `sons_max_age` and `party_children`. Where nobody said an age, an adult is 18 or older and a minor under 18; what
 * may then be on either side of a lower limit is a condition.
 */
function checkAges({ age_min: min, age_max: max }: Rules, { ages, adults }: Who, found: Findings): void {
  const { youngest, oldest, areMinors } = ages;
  if (min === null) {
    if (youngest !== null) addQuestion(found, 'age_min');
  } else if (youngest !== null) {
    if (youngest < min) addBarrier(found, { code: 'age_min', limit: min });
  } else if (areMinors && min > 17) addBarrier(found, { code: 'age_min', limit: min });
  else if ((areMinors && min > 0) || (adults > 0 && min > 18)) addCondition(found, { code: 'age_min', limit: min });

  if (max === null) {
    if (oldest !== null) addQuestion(found, 'age_max');
  } else if (oldest !== null) {
    if (oldest > max) addBarrier(found, { code: 'age_max', limit: max });
  } else if (adults > 0 && max < 18) addBarrier(found, { code: 'age_max', limit: max });
  else if (areMinors && max < 17) addCondition(found, { code: 'age_max', limit: max });
}

function checkUnaccompanied({ unaccompanied_minor: takes }: Rules, who: Who, found: Findings): void {
  if (!who.isUnaccompanied || takes === 'yes') return;
  if (takes === null) addQuestion(found, 'unaccompanied_minor');
  else if (takes === 'no') addBarrier(found, { code: 'unaccompanied_minor', value: takes });
  else if (who.needs.hasGuardian === false) addBarrier(found, { code: 'unaccompanied_minor', value: takes });
  else if (who.needs.hasGuardian === undefined) addCondition(found, { code: 'unaccompanied_minor', value: takes });
}

/** A boy who may be on either side of the limit, for only his band is known, is a question. */
function checkSons({ sons_max_age: limit }: Rules, { son }: Who, found: Findings): void {
  if (son === null) return;
  if (limit === null) addQuestion(found, 'sons_max_age');
  else if (son.atLeast > limit) addBarrier(found, { code: 'sons_max_age', limit });
  else if (son.atMost > limit) addQuestion(found, 'sons_max_age');
}

function checkPregnancy({ pregnancy }: Rules, { needs: { pregnantMonth } }: Who, found: Findings): void {
  if (pregnantMonth === undefined) return;
  if (pregnancy === null) addQuestion(found, 'pregnancy');
  else if (pregnancy.value === 'no') addCondition(found, { code: 'pregnancy', value: 'no', month: null });
  else if (pregnancy.value === 'until_month') {
    const { value, month } = pregnancy;
    const isWithin = month !== null && pregnantMonth !== 'unknown' && pregnantMonth <= month;
    if (!isWithin) addCondition(found, { code: 'pregnancy', value, month });
  }
}
