import type { PartyQuestion } from '@safe-haven/contracts';
import type { Match } from './match.ts';
import type { PreparedSearch } from './prepare.ts';

/** What the searcher has not said about the party, and how many houses depend on it. */
export interface Asked {
  readonly about: PartyQuestion;
  readonly shelters: number;
}

/** Whether a fact of the party is still open, by the rule that depends on it. */
const IS_OPEN: Readonly<Record<PartyQuestion, (search: PreparedSearch) => boolean>> = {
  sons_max_age: ({ son }) => son !== null && son.atLeast < son.atMost,
  unaccompanied_minor: ({ needs }) => needs.hasGuardian === undefined,
  documents_required: ({ needs }) => needs.documents === undefined,
  official_referral: ({ needs }) => needs.hasReferral === undefined,
  payer_consent: ({ needs }) => needs.payerConsent === undefined,
  formal_status: ({ needs }) => needs.formalStatus === undefined,
  legal_regime: ({ needs }) => needs.legalRegime === undefined,
};

const QUESTIONS = Object.keys(IS_OPEN) as PartyQuestion[];

/**
 * FP-17: the one question about the party that settles the most houses, counted over all that take it on conditions; null:
 * nothing is open. Asked once for all of them, since each house would only say "that depends".
 */
export function askedOf(conditional: readonly Match[], search: PreparedSearch): Asked | null {
  const open = QUESTIONS.filter((about) => IS_OPEN[about](search));
  const counted = open.map((about) => ({
    about,
    shelters: conditional.filter((match) => dependsOn(match, about)).length,
  }));
  const most = Math.max(0, ...counted.map(({ shelters }) => shelters));
  return most === 0 ? null : (counted.find(({ shelters }) => shelters === most) ?? null);
}

const dependsOn = ({ conditions }: Match, about: PartyQuestion): boolean =>
  conditions.some(({ code }) => code === about);
