import type { Who } from './asking.ts';
import { addBarrier, addCondition, addQuestion, type Findings } from './reasons.ts';
import type { Rules } from './rules.ts';

/** What they need of a house and what they bring: access, language, health, animals. */
export function checkCare(rules: Rules, who: Who, found: Findings): void {
  const { needs } = who;
  if (needs.stepFree) checkAccess('step_free', rules, found);
  if (needs.hearing) checkAccess('hearing', rules, found);
  if (needs.visual) checkAccess('visual', rules, found);
  if (who.languages.length > 0) checkLanguages(rules, who, found);
  if (needs.substanceUse !== undefined) checkSubstances(rules, who, found);
  if (needs.mentalHealthAcute) checkMentalHealth(rules, found);
  if (needs.medication) checkHas('medical', rules, found);
  if (needs.infectious) checkHas('infectious', rules, found);
  if (needs.pets !== undefined) checkPets(rules, who, found);
}

function checkAccess(code: 'step_free' | 'hearing' | 'visual', rules: Rules, found: Findings): void {
  const value = rules[code];
  if (value === null) addQuestion(found, code);
  else if (value === 'no') addBarrier(found, { code, value });
  else if (value === 'partly') addCondition(found, { code, value });
}

function checkLanguages({ languages }: Rules, who: Who, found: Findings): void {
  if (languages === null) {
    addQuestion(found, 'languages');
    return;
  }
  const { spoken, understood, interpreter, complete } = languages;
  for (const tongue of who.languages) if (understood.includes(tongue)) return;
  if (complete) addCondition(found, { code: 'languages', spoken, interpreter });
  else addQuestion(found, 'languages');
}

function checkSubstances({ substance_use: rule }: Rules, { needs }: Who, found: Findings): void {
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

function checkMentalHealth({ mental_health_acute: value }: Rules, found: Findings): void {
  if (value === null) addQuestion(found, 'mental_health_acute');
  else if (value === 'no') addBarrier(found, { code: 'mental_health_acute', value });
  else if (value === 'condition') addCondition(found, { code: 'mental_health_acute', value });
}

function checkHas(code: 'medical' | 'infectious', rules: Rules, found: Findings): void {
  if (rules[code] === null) addQuestion(found, code);
  else if (rules[code] === false) addCondition(found, { code });
}

/** A kennel nearby takes any animal, and is a condition: they part for a while. */
function checkPets({ pets: value }: Rules, { needs }: Who, found: Findings): void {
  if (value === null) addQuestion(found, 'pets');
  else if (value !== 'small' || needs.pets === 'large') addCondition(found, { code: 'pets', value });
}
