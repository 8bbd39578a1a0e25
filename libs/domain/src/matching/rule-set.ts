import type { IntakeRules } from '../words.ts';
import { parseRules } from './parse-rules.ts';
import type { Rules } from './rules.ts';

/** Rules, and whether several houses say the same. */
export interface RuleSet {
  readonly rules: Rules;
  /** Then what they say to a party is found once for all those houses. Becomes true, never false again. */
  shared: boolean;
}

/** More different rules than a network has; beyond, the table begins anew and rules are only shared less. */
const MOST = 20_000;
const read = new WeakMap<IntakeRules, RuleSet>();
const byText = new Map<string, RuleSet>();
const UNSAID: RuleSet = { rules: parseRules(null), shared: true };

/**
 * `parseRules`, with one and the same object for all houses that say the same, as most of an organisation do: ten
 * thousand houses stay near the processor. null: nothing was said, or nothing can be read.
 */
export function ruleSetOf(stored: IntakeRules | null): RuleSet {
  if (stored === null) return UNSAID;
  const before = read.get(stored);
  if (before !== undefined) return before;
  const set = byTextOf(stored);
  read.set(stored, set);
  return set;
}

function byTextOf(stored: IntakeRules): RuleSet {
  const text = JSON.stringify(stored);
  const before = byText.get(text);
  if (before !== undefined) {
    before.shared = true;
    return before;
  }
  if (byText.size >= MOST) byText.clear();
  const set = { rules: parseRules(stored), shared: false };
  byText.set(text, set);
  return set;
}
