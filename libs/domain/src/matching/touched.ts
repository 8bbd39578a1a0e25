import type { RuleCode } from '@safe-haven/contracts';
import { own } from '@safe-haven/lang';
import type { Actor, Instant, IntakeRules, Party } from '../terms.ts';
import type { Finding } from './findings.ts';
import { prepare } from './prepare.ts';
import { readRules } from './rules/index.ts';
import type { Needs } from './search.ts';

/** A party that a house is asked to take, and when. */
export interface Asked {
  readonly party: Party;
  readonly needs: Needs;
  readonly actor: Actor;
  readonly now: Instant;
}

/**
 * Which of a house's own rules a party's needs touch: those that are a barrier, a condition or a question. Codes alone:
 * no answer, no month, no value, and nothing about rules that the house does not have. `rules` null: nothing is known
 * of the house.
 */
export function touchedRules(
  rules: IntakeRules | null,
  timezone: string,
  { party, needs, actor, now }: Asked,
): readonly RuleCode[] {
  if (rules === null) return [];
  const search = prepare({ party, needs, actor, now, from: null, avoid: [], arrival: null, requestId: null });
  const house = { timezone, offer: null };
  const { party: checks, privacy } = readRules(rules);
  const codes = [...checks, privacy].flatMap((check) => codeOf(check(search, house)) ?? []);
  return codes.filter((code) => own(rules, code) !== undefined);
}

/** Which of a house's own rules bar a party, whatever room there is: each alone is a no. */
export function barredRules(
  rules: IntakeRules | null,
  timezone: string,
  { party, needs, actor, now }: Asked,
): readonly RuleCode[] {
  const search = prepare({ party, needs, actor, now, from: null, avoid: [], arrival: null, requestId: null });
  const checks = readRules(rules).party.map((check) => check(search, { timezone, offer: null }));
  return checks.flatMap((found) => (found?.kind === 'barrier' ? (found.reason.code as RuleCode) : []));
}

function codeOf(finding: Finding | null): RuleCode | null {
  if (finding === null) return null;
  return (finding.kind === 'question' ? finding.about : finding.reason.code) as RuleCode;
}
