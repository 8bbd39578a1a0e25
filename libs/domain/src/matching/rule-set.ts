import type { IntakeRules } from '../words.ts';
import { parseRules } from './parse-rules.ts';
import { RULE_CODES, type Rules } from './rules.ts';

/** Rules, and of each code which of the values it is that houses gave. */
export interface RuleSet {
  readonly rules: Rules;
  /** In the order of `RULE_CODES`: equal numbers are equal values. `UNNUMBERED`: a value beside those that are kept. */
  readonly numbers: readonly number[];
}

export const UNNUMBERED = -1;

/** More values of one rule, and more different rules, than a network has. */
const MOST = 20_000;
const read = new WeakMap<IntakeRules, RuleSet>();
const byText = new Map<string, RuleSet>();
const values = RULE_CODES.map(() => new Map<unknown, Numbered>());
const UNSAID = numbered(parseRules(null));

interface Numbered {
  readonly value: unknown;
  readonly number: number;
}

/**
 * `parseRules`, with one and the same object for all houses that say the same, as most of an organisation do, and with
 * one and the same value where they say the same of one rule: ten thousand houses stay near the processor. null:
 * nothing was said, or nothing can be read.
 */
export function ruleSetOf(stored: IntakeRules | null): RuleSet {
  if (stored === null) return UNSAID;
  const before = read.get(stored);
  if (before !== undefined) return before;
  const set = byTextOf(stored);
  read.set(stored, set);
  return set;
}

/** How many values of a rule, by its place in `RULE_CODES`, have a number. */
export const countOf = (place: number): number => (values[place] as Map<unknown, Numbered>).size;

function byTextOf(stored: IntakeRules): RuleSet {
  const text = JSON.stringify(stored);
  const before = byText.get(text);
  if (before !== undefined) return before;
  if (byText.size >= MOST) byText.clear();
  const set = numbered(parseRules(stored));
  byText.set(text, set);
  return set;
}

function numbered(rules: Rules): RuleSet {
  const known = RULE_CODES.map((code, place) => numberOf(place, rules[code]));
  const shared = Object.fromEntries(RULE_CODES.map((code, place) => [code, (known[place] as Numbered).value]));
  return { rules: shared as unknown as Rules, numbers: known.map(({ number }) => number) };
}

/** A number once given stays, for houses have it: where there are too many values, new ones get none. */
function numberOf(place: number, value: unknown): Numbered {
  const known = values[place] as Map<unknown, Numbered>;
  const key = typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= MOST) return { value, number: UNNUMBERED };
  const first = { value, number: known.size };
  known.set(key, first);
  return first;
}
