import type { Country, IntakeRules } from '../words.ts';

/**
 * What the law of a country makes of a person: read from the ciphertext of a request or a transfer, used here and
 * not stored. null: not known, which is asked and bars nobody.
 */
export interface LegalPosition {
  readonly citizenOf: readonly Country[] | null;
  readonly seeksAsylumIn: Country | null;
  readonly formalStatus: 'none' | 'presumed' | 'identified' | null;
  /** Which papers go with the party. */
  readonly documents: 'none' | 'identity_card' | 'referral_letter' | null;
  readonly officialReferral: boolean | null;
  readonly payerConsent: boolean | null;
}

export type Regime = 'citizen' | 'foreigner' | 'asylum';

/** `barriers` forbid a transfer, `conditions` are to be settled before it is accepted, `ask` is not known. */
export interface RegimeCheck {
  readonly barriers: readonly string[];
  readonly conditions: readonly string[];
  readonly ask: readonly string[];
}

/** Under which regime a person falls in a country: who crosses a border may be a citizen no longer, or again. */
export function regimeIn(country: Country, { citizenOf, seeksAsylumIn }: LegalPosition): Regime | null {
  if (citizenOf?.includes(country)) return 'citizen';
  if (seeksAsylumIn === country) return 'asylum';
  return citizenOf === null ? null : 'foreigner';
}

/** The lawful positions of a party against the intake rules of a house in `country`. A rule that is not there asks nothing. */
export function regimeCheck(country: Country, rules: IntakeRules | null, position: LegalPosition): RegimeCheck {
  const found = { barriers: [] as string[], conditions: [] as string[], ask: [] as string[] };
  const judge = (code: string, fits: boolean | null, misfit: 'barriers' | 'conditions') => {
    if (fits === null) found.ask.push(code);
    else if (!fits) found[misfit].push(code);
  };
  const { legal_regime, formal_status, documents_required, official_referral, payer_consent } = rules ?? {};
  const taken = typeof legal_regime === 'string' ? [legal_regime] : Array.isArray(legal_regime) ? legal_regime : null;
  const regime = regimeIn(country, position);
  if (taken !== null) judge('legal_regime', regime === null ? null : taken.includes(regime), 'barriers');
  const { formalStatus, documents, officialReferral, payerConsent } = position;
  judgeRank('formal_status', STATUS, formal_status, formalStatus);
  judgeRank('documents_required', PAPERS, documents_required, documents);
  if (official_referral === 'needed' || official_referral === 'within_24h') {
    judge('official_referral', officialReferral, 'conditions');
  }
  // After the admission the payer may still be asked: only `before` stands in the way.
  if (payer_consent === 'before') judge('payer_consent', payerConsent, 'conditions');
  return found;

  function judgeRank(code: string, ranks: readonly string[], least: unknown, has: string | null): void {
    const rank = ranks.indexOf(String(least));
    if (rank > 0) judge(code, has === null ? null : ranks.indexOf(has) >= rank, 'barriers');
  }
}

/** Each holds what those before it hold. */
const STATUS = ['none', 'presumed', 'identified'];
const PAPERS = ['none', 'identity_card', 'referral_letter'];
