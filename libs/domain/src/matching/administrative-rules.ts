import type { RuleCode } from '@safe-haven/contracts';
import { own } from '@safe-haven/lang';
import type { IntakeRules, Needs } from '../terms.ts';
import type { Finding } from './findings.ts';
import { documentsRequired } from './rules/documents-required.ts';
import { formalStatus } from './rules/formal-status.ts';
import { legalRegime } from './rules/legal-regime.ts';
import { officialReferral } from './rules/official-referral.ts';
import { payerConsent } from './rules/payer-consent.ts';
import type { AdministrativeRule } from './rules/rule.ts';

/**
 * Findings of the administrative rules (documents, status, regime, referral, payer) of a house for a party. `rules` null:
 * unknown.
 */
export function checkAdministrativeRules(rules: IntakeRules | null, needs: Needs): readonly (Finding | null)[] {
  const check = (code: RuleCode, rule: AdministrativeRule): Finding | null =>
    rule(rules === null ? undefined : own(rules, code))({ needs });
  return [
    check('documents_required', documentsRequired),
    check('formal_status', formalStatus),
    check('legal_regime', legalRegime),
    check('official_referral', officialReferral),
    check('payer_consent', payerConsent),
  ];
}
