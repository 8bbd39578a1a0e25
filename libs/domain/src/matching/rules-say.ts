import type { Who } from './asking.ts';
import { checkCare } from './check-care.ts';
import { checkPapers } from './check-papers.ts';
import { checkPeople } from './check-people.ts';
import { type Findings, listed, newFindings, type OpenQuestion, type Reason } from './reasons.ts';
import type { RuleSet } from './rule-set.ts';
import type { Rules } from './rules.ts';

/** What rules have against a party, or ask of it: the same for every house that has them. */
export interface Said {
  readonly barriers: readonly Reason[];
  readonly conditions: readonly Reason[];
  readonly asks: readonly OpenQuestion[];
}

const NOTHING: Said = { barriers: [], conditions: [], asks: [] };

/**
 * Says of each set of rules what it says to this party: for rules of several houses it is found once and returned; for
 * those of one house it goes among its findings, and nothing is returned. Kept no longer than the ask.
 */
export function sayingTo(who: Who): (set: RuleSet, found: Findings) => Said {
  const known = new Map<Rules, Said>();
  return ({ rules, shared }, found) => {
    if (!shared) {
      checkRules(rules, who, found);
      return NOTHING;
    }
    const before = known.get(rules);
    if (before !== undefined) return before;
    const said = saidOnce(rules, who);
    known.set(rules, said);
    return said;
  };
}

function saidOnce(rules: Rules, who: Who): Said {
  const found = newFindings();
  checkRules(rules, who, found);
  return { barriers: listed(found.barriers), conditions: listed(found.conditions), asks: listed(found.asks) };
}

function checkRules(rules: Rules, who: Who, found: Findings): void {
  checkPeople(rules, who, found);
  checkCare(rules, who, found);
  checkPapers(rules, who, found);
}
