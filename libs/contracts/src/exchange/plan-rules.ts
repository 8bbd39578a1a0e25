import { intakeRules, type RuleCode } from '../intake-rules.ts';
import type { ImportFault } from './faults.ts';
import type { ImportPlan, PlanInput, ShelterPlan } from './plan.ts';
import { nameAndOrganisation } from './plan-nights.ts';
import { byShelter, faultIn } from './shelters.ts';

type Answer = string | number | readonly string[];

/** Plans intake rules, one line each: those in the file are replaced, all others of the shelter stay. */
export function planRules(planning: PlanInput): ImportPlan {
  const faults: ImportFault[] = [];
  const shelters: ShelterPlan[] = [];
  for (const [shelterId, { shelter, lines }] of byShelter(planning)) {
    if (shelter === null) {
      faults.push(faultIn(planning, lines[0]!, 'shelter', 'unknown_house'));
      continue;
    }
    const rules: Record<string, unknown> = { ...shelter.rules };
    const [changed, same]: [number[], number[]] = [[], []];
    const answeredIn = new Map<RuleCode, number>();
    for (const line of lines) {
      const code = String(line.values.rule) as RuleCode;
      const answer = answerIn(code, String(line.values.value));
      if (answer === null) faults.push(faultIn(planning, line, 'value', 'not_an_answer'));
      else if (JSON.stringify(rules[code]) === JSON.stringify(answer)) same.push(line.line);
      else if (answeredIn.has(code))
        faults.push(faultIn(planning, line, 'value', 'says_otherwise', String(answeredIn.get(code))));
      else {
        rules[code] = answer;
        changed.push(line.line);
      }
      if (answer !== null && !answeredIn.has(code)) answeredIn.set(code, line.line);
    }
    const steps =
      changed.length === 0 ? [] : [{ name: 'change-intake-rules' as const, body: { rules }, lines: changed }];
    shelters.push({ shelterId, ...nameAndOrganisation(shelter, undefined), isNew: false, steps, same });
  }
  return { shelters, faults };
}

/** An answer in its stored form; null: the rule has no such answer. */
function answerIn(code: RuleCode, text: string): Answer | null {
  const rule = intakeRules[code];
  const words = text
    .split(/[,;|]/)
    .map(normalizedWord)
    .filter((word) => word !== '');
  switch (rule.kind) {
    case 'one': {
      const [answer = '', number] = words.length === 1 ? words[0]!.split(':') : [];
      if (!(rule.answers as readonly string[]).includes(answer)) return null;
      return number === undefined ? answer : `${answer}:${Number(number)}`;
    }
    case 'several':
      return words.length > 0 && words.every((word) => (rule.answers as readonly string[]).includes(word))
        ? words
        : null;
    case 'level':
      return (rule.answers as readonly number[]).includes(Number(text)) ? Number(text) : null;
    case 'number':
      return /^\d{1,3}$/.test(text) ? Number(text) : null;
    case 'languages':
      return words.length > 0 ? words : null;
    default:
      return text.length > 60 ? null : text;
  }
}

const normalizedWord = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
