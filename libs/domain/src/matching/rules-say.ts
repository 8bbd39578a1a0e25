import type { Who } from './asking.ts';
import type { Check } from './check.ts';
import { careChecks } from './check-care.ts';
import { PAPERS } from './check-papers.ts';
import { peopleChecks } from './check-people.ts';
import {
  addBarrier,
  addCondition,
  addQuestion,
  type Findings,
  forget,
  newFindings,
  type OpenQuestion,
  type Reason,
} from './reasons.ts';
import { countOf, type RuleSet, UNNUMBERED } from './rule-set.ts';
import { RULE_CODES, type Rules } from './rules.ts';

/**
 * Puts among the findings what a set of rules has against this party, or asks of it. What one value of one rule says is
 * found once for all houses that have it, however different they are otherwise. Kept no longer than the ask.
 */
export function sayingTo(who: Who): (set: RuleSet, found: Findings) => void {
  const answers = [...peopleChecks(who), ...careChecks(who), ...PAPERS].map((check) => answersTo(check, who));
  return (set, found) => {
    const { numbers } = set;
    for (let i = 0; i < answers.length; i++) {
      const { place, known, find } = answers[i] as Answers;
      const number = numbers[place] as number;
      const word = known[number] ?? find(set.rules, number);
      if (word === SILENT) continue;
      const { barrier, condition, ask } = word;
      if (barrier !== null) addBarrier(found, barrier);
      else if (condition !== null) addCondition(found, condition);
      else if (ask !== null) addQuestion(found, ask);
    }
  };
}

/** What one rule says: one thing at most. */
interface Word {
  readonly barrier: Reason | null;
  readonly condition: Reason | null;
  readonly ask: OpenQuestion | null;
}
const SILENT: Word = { barrier: null, condition: null, ask: null };

/** What the values of one rule say, by their numbers. */
interface Answers {
  readonly place: number;
  readonly known: readonly (Word | undefined)[];
  /** The same for a value that was not met before. */
  readonly find: (rules: Rules, number: number) => Word;
}

function answersTo({ code, say }: Check, who: Who): Answers {
  const place = RULE_CODES.indexOf(code);
  const known = new Array<Word | undefined>(countOf(place));
  const found = newFindings();
  const find = (rules: Rules, number: number): Word => {
    forget(found);
    say(rules, who, found);
    const word = wordOf(found);
    if (number !== UNNUMBERED) known[number] = word;
    return word;
  };
  return { place, known, find };
}

function wordOf({ barriers, conditions, asks }: Findings): Word {
  const said = <T>({ items, length }: { readonly items: readonly T[]; readonly length: number }): T | null =>
    length === 0 ? null : (items[0] as T);
  const isSilent = barriers.length + conditions.length + asks.length === 0;
  return isSilent ? SILENT : { barrier: said(barriers), condition: said(conditions), ask: said(asks) };
}
