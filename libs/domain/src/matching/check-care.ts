import type { Who } from './asking.ts';
import { type Check, check } from './check.ts';
import { addBarrier, addCondition, addQuestion, type Findings } from './reasons.ts';
import type { Rules } from './rules.ts';

/** What they need of a house and what they bring: access, language, health, animals. */
export function careChecks({ needs, languages }: Who): readonly Check[] {
  const checks: Check[] = [];
  if (needs.stepFree) checks.push(STEP_FREE);
  if (needs.hearing) checks.push(HEARING);
  if (needs.visual) checks.push(VISUAL);
  if (languages.length > 0) checks.push(LANGUAGES);
  if (needs.substanceUse !== undefined) checks.push(SUBSTANCES);
  if (needs.mentalHealthAcute) checks.push(MENTAL_HEALTH);
  if (needs.medication) checks.push(MEDICAL);
  if (needs.infectious) checks.push(INFECTIOUS);
  if (needs.pets !== undefined) checks.push(PETS);
  return checks;
}

const accessCheck = <C extends 'step_free' | 'hearing' | 'visual'>(code: C): Check =>
  check(code, (value, _, found) => {
    if (value === null) addQuestion(found, code);
    else if (value === 'no') addBarrier(found, { code, value });
    else if (value === 'partly') addCondition(found, { code, value });
  });

function checkLanguages(languages: Rules['languages'], who: Who, found: Findings): void {
  if (languages === null) {
    addQuestion(found, 'languages');
    return;
  }
  const { spoken, understood, interpreter, complete } = languages;
  for (const tongue of who.languages) if (understood.includes(tongue)) return;
  if (complete) addCondition(found, { code: 'languages', spoken, interpreter });
  else addQuestion(found, 'languages');
}

function checkSubstances(rule: Rules['substance_use'], { needs }: Who, found: Findings): void {
  const { substanceUse: use, soberDays } = needs;
  if (rule === null) addQuestion(found, 'substance_use');
  else if (rule.value === 'substitution_only') {
    if (use === 'active') addBarrier(found, { code: 'substance_use', value: rule.value, days: null });
  } else if (rule.value === 'sober_days') {
    const { value, days } = rule;
    const isKnown = use === 'sober' && days !== null && soberDays !== undefined;
    if (use === 'active' || (isKnown && soberDays < days)) addBarrier(found, { code: 'substance_use', value, days });
    else if (!isKnown) addCondition(found, { code: 'substance_use', value, days });
  }
}

function checkMentalHealth(value: Rules['mental_health_acute'], _: Who, found: Findings): void {
  if (value === null) addQuestion(found, 'mental_health_acute');
  else if (value === 'no') addBarrier(found, { code: 'mental_health_acute', value });
  else if (value === 'condition') addCondition(found, { code: 'mental_health_acute', value });
}

const hasCheck = <C extends 'medical' | 'infectious'>(code: C): Check =>
  check(code, (value, _, found) => {
    if (value === null) addQuestion(found, code);
    else if (value === false) addCondition(found, { code });
  });

/** A kennel nearby takes any animal, and is a condition: they part for a while. */
function checkPets(value: Rules['pets'], { needs }: Who, found: Findings): void {
  if (value === null) addQuestion(found, 'pets');
  else if (value !== 'small' || needs.pets === 'large') addCondition(found, { code: 'pets', value });
}

const STEP_FREE = accessCheck('step_free');
const HEARING = accessCheck('hearing');
const VISUAL = accessCheck('visual');
const LANGUAGES = check('languages', checkLanguages);
const SUBSTANCES = check('substance_use', checkSubstances);
const MENTAL_HEALTH = check('mental_health_acute', checkMentalHealth);
const MEDICAL = hasCheck('medical');
const INFECTIOUS = hasCheck('infectious');
const PETS = check('pets', checkPets);
