import type { Who } from './asking.ts';
import { type Check, check } from './check.ts';
import { addBarrier, addCondition, addQuestion, type Findings } from './reasons.ts';
import type { Group, Rules } from './rules.ts';

/** Who they are: gender, ages, how many, sons, pregnancy. */
export function peopleChecks({ isUnaccompanied, son, needs }: Who): readonly Check[] {
  const checks = [GENDER, AGE_MIN, AGE_MAX];
  if (isUnaccompanied) checks.push(UNACCOMPANIED);
  checks.push(ADULTS, CHILDREN);
  if (son !== null) checks.push(SONS);
  if (needs.pregnantMonth !== undefined) checks.push(PREGNANCY);
  return checks;
}

function checkGender(gender: Rules['gender'], { groups }: Who, found: Findings): void {
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
 * may then be on either side of a limit is a condition.
 */
function checkAgeMin(min: Rules['age_min'], { ages, adults }: Who, found: Findings): void {
  const { youngest, areMinors } = ages;
  if (min === null) {
    if (youngest !== null) addQuestion(found, 'age_min');
  } else if (youngest !== null) {
    if (youngest < min) addBarrier(found, { code: 'age_min', limit: min });
  } else if (areMinors && min > 17) addBarrier(found, { code: 'age_min', limit: min });
  else if ((areMinors && min > 0) || (adults > 0 && min > 18)) addCondition(found, { code: 'age_min', limit: min });
}

function checkAgeMax(max: Rules['age_max'], { ages, adults }: Who, found: Findings): void {
  const { oldest, areMinors } = ages;
  if (max === null) {
    if (oldest !== null) addQuestion(found, 'age_max');
  } else if (oldest !== null) {
    if (oldest > max) addBarrier(found, { code: 'age_max', limit: max });
  } else if (adults > 0 && max < 18) addBarrier(found, { code: 'age_max', limit: max });
  else if (areMinors && max < 17) addCondition(found, { code: 'age_max', limit: max });
}

function checkUnaccompanied(takes: Rules['unaccompanied_minor'], { needs }: Who, found: Findings): void {
  if (takes === 'yes') return;
  if (takes === null) addQuestion(found, 'unaccompanied_minor');
  else if (takes === 'no') addBarrier(found, { code: 'unaccompanied_minor', value: takes });
  else if (needs.hasGuardian === false) addBarrier(found, { code: 'unaccompanied_minor', value: takes });
  else if (needs.hasGuardian === undefined) addCondition(found, { code: 'unaccompanied_minor', value: takes });
}

// Where a house named no limit, its beds are the limit: there is nothing to ask.
function checkAdults(limit: Rules['party_adults'], { adults }: Who, found: Findings): void {
  if (limit !== null && adults > limit) addBarrier(found, { code: 'party_adults', limit });
}

function checkChildren(limit: Rules['party_children'], { children }: Who, found: Findings): void {
  if (limit !== null && children > limit) addBarrier(found, { code: 'party_children', limit });
}

/** A boy who may be on either side of the limit, for only his band is known, is a question. */
function checkSons(limit: Rules['sons_max_age'], { son }: Who, found: Findings): void {
  if (son === null) return;
  if (limit === null) addQuestion(found, 'sons_max_age');
  else if (son.atLeast > limit) addBarrier(found, { code: 'sons_max_age', limit });
  else if (son.atMost > limit) addQuestion(found, 'sons_max_age');
}

function checkPregnancy(pregnancy: Rules['pregnancy'], { needs }: Who, found: Findings): void {
  const { pregnantMonth } = needs;
  if (pregnantMonth === undefined) return;
  if (pregnancy === null) addQuestion(found, 'pregnancy');
  else if (pregnancy.value === 'no') addCondition(found, { code: 'pregnancy', value: 'no', month: null });
  else if (pregnancy.value === 'until_month') {
    const { value, month } = pregnancy;
    const isWithin = month !== null && pregnantMonth !== 'unknown' && pregnantMonth <= month;
    if (!isWithin) addCondition(found, { code: 'pregnancy', value, month });
  }
}

const GENDER = check('gender', checkGender);
const AGE_MIN = check('age_min', checkAgeMin);
const AGE_MAX = check('age_max', checkAgeMax);
const UNACCOMPANIED = check('unaccompanied_minor', checkUnaccompanied);
const ADULTS = check('party_adults', checkAdults);
const CHILDREN = check('party_children', checkChildren);
const SONS = check('sons_max_age', checkSons);
const PREGNANCY = check('pregnancy', checkPregnancy);
