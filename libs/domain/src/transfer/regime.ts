import type { RuleAnswer } from '@safe-haven/contracts';
import { checkAdministrativeRules } from '../matching/administrative-rules.ts';
import { add, noFindings } from '../matching/findings.ts';
import type { Country, IntakeRules, Needs } from '../terms.ts';

/** The legal status of a person: decrypted from a request or a transfer, used here and not stored. */
export interface LegalPosition {
  /** null: not known, which is a question and bars nobody. */
  readonly citizenOf: readonly Country[] | null;
  readonly seeksAsylumIn: Country | null;
  /** Documents, status, referral, consent of the payer; the regime follows from the two fields above. */
  readonly needs: Needs;
}

/** `barriers` forbid a transfer, `conditions` are to be settled before it is accepted, `ask` is not known. All are codes. */
export interface RegimeCheck {
  readonly barriers: readonly string[];
  readonly conditions: readonly string[];
  readonly ask: readonly string[];
}

type Position = Pick<LegalPosition, 'citizenOf' | 'seeksAsylumIn'>;

/** The regime of a person in a country: crossing a border changes who is a citizen. */
export function regimeIn(country: Country, { citizenOf, seeksAsylumIn }: Position): RuleAnswer<'legal_regime'> | null {
  if (citizenOf?.includes(country)) return 'citizen';
  if (seeksAsylumIn === country) return 'asylum';
  return citizenOf === null ? null : 'foreigner';
}

/**
 * The regimes on both sides, and the conditions of the receiving house. A regime that the house does not take is a barrier;
 * a changed one, unless it is the citizen's, is a condition, because somebody has to settle it.
 */
export function regimeCheck(
  sides: { readonly from: Country | null; readonly to: Country },
  rules: IntakeRules | null,
  position: LegalPosition,
): RegimeCheck {
  const regime = regimeIn(sides.to, position);
  const { legalRegime: _, ...others } = position.needs;
  const needs = { ...others, ...(regime === null ? {} : { legalRegime: regime }) };
  const found = noFindings();
  for (const finding of checkAdministrativeRules(rules, needs)) add(found, finding);
  const codes = (reasons: readonly { readonly code: string }[]) => reasons.map(({ code }) => code);
  const barriers = codes(found.barriers);
  const conditions = codes(found.conditions);
  const isOther = sides.from !== null && regime !== 'citizen' && regimeIn(sides.from, position) !== regime;
  const isListed = [...barriers, ...conditions].includes('legal_regime');
  return {
    barriers,
    conditions: isOther && !isListed ? [...conditions, 'legal_regime'] : conditions,
    ask: found.questions,
  };
}
