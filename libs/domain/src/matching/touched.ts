import type { RuleCode } from '@safe-haven/contracts';
import { own } from '@safe-haven/lang';
import type { Actor, Instant, IntakeRules, Needs, Party } from '../terms.ts';
import type { Finding } from './findings.ts';
import { prepare } from './prepare.ts';
import { readRules } from './rules/index.ts';

/** A party that a house is asked to take, and when. */
export interface PartyToCheck {
  readonly party: Party;
  readonly needs: Needs;
  readonly actor: Actor;
  readonly now: Instant;
}

/**
 * The codes of a house's own rules that a party's needs touch: those that give a barrier, a condition or a question. Codes
 * alone: no answer and no value, and nothing about rules that the house does not have. `rules` null: unknown.
 */
export function touchedRules(
  rules: IntakeRules | null,
  timezone: string,
  { party, needs, actor, now }: PartyToCheck,
): readonly RuleCode[] {
  if (rules === null) return [];
  const search = prepare({ party, needs, actor, now, from: null, avoid: [], arrival: null, requestId: null });
  const shelter = { timezone, offer: null };
  const { party: checks, privacy } = readRules(rules);
  const codes = [...checks, privacy].flatMap((check) => codeOf(check(search, shelter)) ?? []);
  return codes.filter((code) => own(rules, code) !== undefined);
}

/** The codes of a house's own rules that exclude a party regardless of space. */
export function barredRules(
  rules: IntakeRules | null,
  timezone: string,
  { party, needs, actor, now }: PartyToCheck,
): readonly RuleCode[] {
  const search = prepare({ party, needs, actor, now, from: null, avoid: [], arrival: null, requestId: null });
  const checks = readRules(rules).party.map((check) => check(search, { timezone, offer: null }));
  return checks.flatMap((found) => (found?.kind === 'barrier' ? (found.reason.code as RuleCode) : []));
}

function codeOf(finding: Finding | null): RuleCode | null {
  if (finding === null) return null;
  return (finding.kind === 'question' ? finding.about : finding.reason.code) as RuleCode;
}
