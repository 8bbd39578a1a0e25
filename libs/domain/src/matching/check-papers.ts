import type { Who } from './asking.ts';
import { type Check, check } from './check.ts';
import { addBarrier, addCondition, addQuestion, type Findings } from './reasons.ts';
import { FORMAL_STATUSES, type LegalRegime, type Rules } from './rules.ts';

type Needing = Pick<Who, 'needs'>;

function checkDocuments(value: Rules['documents_required'], { needs: { documents } }: Needing, found: Findings): void {
  if (value === 'none') return;
  if (value === null) {
    if (documents !== undefined && documents.length < 2) addQuestion(found, 'documents_required');
  } else if (documents === undefined) addCondition(found, { code: 'documents_required', value });
  else if (!documents.includes(value)) addBarrier(found, { code: 'documents_required', value });
}

function checkFormalStatus(
  value: Rules['formal_status'],
  { needs: { formalStatus: has } }: Needing,
  found: Findings,
): void {
  if (value === 'none' || has === 'identified') return;
  if (value === null) {
    if (has !== undefined) addQuestion(found, 'formal_status');
  } else if (has === undefined) addCondition(found, { code: 'formal_status', value });
  else if (FORMAL_STATUSES.indexOf(has) < FORMAL_STATUSES.indexOf(value))
    addBarrier(found, { code: 'formal_status', value });
}

const UNDER_A_REGIME: readonly LegalRegime[] = ['citizen', 'foreigner', 'asylum'];

/** A house that takes every regime asks nothing of whom nobody said anything about. */
function checkRegime(rule: Rules['legal_regime'], { needs: { legalRegime: has } }: Needing, found: Findings): void {
  if (rule === null) {
    if (has !== undefined) addQuestion(found, 'legal_regime');
    return;
  }
  const { values, complete } = rule;
  if (values.includes('none')) return;
  if (has === undefined) {
    if (!complete) return;
    const takesAll = UNDER_A_REGIME.every((regime) => values.includes(regime));
    if (!takesAll) addCondition(found, { code: 'legal_regime', values });
  } else if (!values.includes(has)) {
    if (complete) addBarrier(found, { code: 'legal_regime', values });
    else addQuestion(found, 'legal_regime');
  }
}

function checkReferral(value: Rules['official_referral'], { needs: { hasReferral } }: Needing, found: Findings): void {
  if (hasReferral === true || value === 'not_needed') return;
  if (value !== null) addCondition(found, { code: 'official_referral', value });
  else if (hasReferral === false) addQuestion(found, 'official_referral');
}

function checkConsent(value: Rules['payer_consent'], { needs: { payerConsent } }: Needing, found: Findings): void {
  if (payerConsent === true || value === 'not_needed') return;
  if (value !== null) addCondition(found, { code: 'payer_consent', value });
  else if (payerConsent === false) addQuestion(found, 'payer_consent');
}

/** Every house is open at least. */
function checkSecurity(
  level: Rules['security_level'],
  { needs: { securityLevel: least } }: Needing,
  found: Findings,
): void {
  if (least === undefined || least === 1) return;
  if (level === null) addQuestion(found, 'security_level');
  else if (level < least) addBarrier(found, { code: 'security_level', level });
}

/**
 * What a house asks for: papers, status, regime, referral, consent; and how safe it is. Where nobody said whether they
 * have it, the house's word is a condition; said otherwise it is what the table makes it, a barrier or a condition.
 */
export const PAPERS: readonly Check<Needing>[] = [
  check('documents_required', checkDocuments),
  check('formal_status', checkFormalStatus),
  check('legal_regime', checkRegime),
  check('official_referral', checkReferral),
  check('payer_consent', checkConsent),
  check('security_level', checkSecurity),
];

/** All that at once. */
export function checkPapers(rules: Rules, who: Needing, found: Findings): void {
  for (const { say } of PAPERS) say(rules, who, found);
}
