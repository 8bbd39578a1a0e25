import type { Who } from './asking.ts';
import type { Findings } from './reasons.ts';
import type { RuleCode, Rules } from './rules.ts';

/** What one rule says to a party goes among the findings. Where the rule is the same, so is what it says. */
export interface Check<W = Who> {
  readonly code: RuleCode;
  readonly say: (rules: Rules, who: W, found: Findings) => void;
}

/** A check is given the value of its rule and no other. */
export const check = <C extends RuleCode, W = Who>(
  code: C,
  say: (value: Rules[C], who: W, found: Findings) => void,
): Check<W> => ({ code, say: (rules, who, found) => say(rules[code], who, found) });
