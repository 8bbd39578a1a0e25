import { intakeRules, type RuleCode } from '../intake-rules.ts';
import type { ImportFault } from './faults.ts';
import { byHouse, faultIn } from './houses.ts';
import type { HousePlan, ImportPlan, Planning } from './plan.ts';
import { calledBy } from './plan-nights.ts';

type Answer = string | number | readonly string[];

/** Intake rules, a line each: those that are named are said anew, all others of the house stay. */
export function planRules(planning: Planning): ImportPlan {
  const faults: ImportFault[] = [];
  const houses: HousePlan[] = [];
  for (const [shelterId, { house, lines }] of byHouse(planning)) {
    if (house === null) {
      faults.push(faultIn(planning, lines[0]!, 'shelter', 'unknown_house'));
      continue;
    }
    const rules: Record<string, unknown> = { ...house.rules };
    const [changed, same]: [number[], number[]] = [[], []];
    const said = new Map<RuleCode, number>();
    for (const line of lines) {
      const code = String(line.says.rule) as RuleCode;
      const answer = answerIn(code, String(line.says.value));
      if (answer === null) faults.push(faultIn(planning, line, 'value', 'not_an_answer'));
      else if (JSON.stringify(rules[code]) === JSON.stringify(answer)) same.push(line.line);
      else if (said.has(code)) faults.push(faultIn(planning, line, 'value', 'says_otherwise', String(said.get(code))));
      else {
        rules[code] = answer;
        changed.push(line.line);
      }
      if (answer !== null && !said.has(code)) said.set(code, line.line);
    }
    const steps =
      changed.length === 0 ? [] : [{ name: 'change-intake-rules' as const, body: { rules }, lines: changed }];
    houses.push({ shelterId, ...calledBy(house, undefined), isNew: false, steps, same });
  }
  return { houses, faults };
}

/** An answer as the house's own form stores it; null: the rule has no such answer. */
function answerIn(code: RuleCode, text: string): Answer | null {
  const rule = intakeRules[code];
  const words = text
    .split(/[,;|]/)
    .map(wordOf)
    .filter((word) => word !== '');
  switch (rule.kind) {
    case 'one': {
      const [said = '', number] = words.length === 1 ? words[0]!.split(':') : [];
      if (!(rule.answers as readonly string[]).includes(said)) return null;
      return number === undefined ? said : `${said}:${Number(number)}`;
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

const wordOf = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
