import type { RuleCode, RuleReason, ShelterReason } from '@safe-haven/contracts';

export type Reason = RuleReason | ShelterReason;
/** A rule without a known answer that matters for this party; `places`: how many there are. */
export type OpenQuestion = RuleCode | 'places';

/** The result of one check of a house: one barrier fails the match, a condition makes it "yes, if". */
export type Finding =
  | { readonly kind: 'barrier'; readonly reason: Reason }
  | { readonly kind: 'condition'; readonly reason: Reason }
  /** Unknown is not no: ask the house. */
  | { readonly kind: 'question'; readonly about: OpenQuestion };

export const barrier = (reason: Reason): Finding => ({ kind: 'barrier', reason });
export const condition = (reason: Reason): Finding => ({ kind: 'condition', reason });
export const question = (about: OpenQuestion): Finding => ({ kind: 'question', about });

/** All findings of one house, in display order. */
export interface Findings {
  readonly barriers: Reason[];
  readonly conditions: Reason[];
  readonly questions: OpenQuestion[];
}

export const noFindings = (): Findings => ({ barriers: [], conditions: [], questions: [] });

export function add(findings: Findings, finding: Finding | null): void {
  if (finding === null) return;
  if (finding.kind === 'barrier') findings.barriers.push(finding.reason);
  else if (finding.kind === 'condition') findings.conditions.push(finding.reason);
  else findings.questions.push(finding.about);
}
