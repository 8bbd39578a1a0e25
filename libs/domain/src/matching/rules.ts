/**
 * The intake rules of a house as matching reads them: one typed value a code of domain.md's table, null where the
 * house said nothing that can be read. What is unknown is not no.
 */
export interface Rules {
  readonly gender: Listing<Group> | null;
  readonly age_min: number | null;
  readonly age_max: number | null;
  readonly unaccompanied_minor: 'yes' | 'no' | 'guardian_needed' | null;
  readonly party_adults: number | null;
  readonly party_children: number | null;
  readonly sons_max_age: number | null;
  readonly pregnancy: Pregnancy | null;
  /** Whether a room of one's own is possible. */
  readonly room_privacy: boolean | null;
  readonly step_free: YesNoPartly | null;
  readonly hearing: YesNoPartly | null;
  readonly visual: YesNoPartly | null;
  readonly languages: Languages | null;
  readonly substance_use: SubstanceRule | null;
  readonly mental_health_acute: 'yes' | 'no' | 'condition' | null;
  /** Whether medication is stored. */
  readonly medical: boolean | null;
  /** Whether there is an isolation room. */
  readonly infectious: boolean | null;
  readonly pets: PetsRule | null;
  readonly documents_required: 'none' | Document | null;
  readonly formal_status: FormalStatus | null;
  readonly legal_regime: Listing<LegalRegime> | null;
  readonly official_referral: 'needed' | 'not_needed' | 'within_24h' | null;
  readonly payer_consent: 'before' | 'after' | 'not_needed' | null;
  readonly security_level: SecurityLevel | null;
  readonly intake_hours: Hours | null;
}
export type RuleCode = keyof Rules;

export const GROUPS = ['women', 'men', 'girls', 'boys', 'trans_non_binary'] as const;
export type Group = (typeof GROUPS)[number];
export const DOCUMENTS = ['identity_card', 'referral_letter'] as const;
export type Document = (typeof DOCUMENTS)[number];
/** From the least formal to the most. */
export const FORMAL_STATUSES = ['none', 'presumed', 'identified'] as const;
export type FormalStatus = (typeof FORMAL_STATUSES)[number];
/** Of a person, `none` is to be under no regime; a house that lists `none` asks for no regime. */
export const LEGAL_REGIMES = ['citizen', 'foreigner', 'asylum', 'none'] as const;
export type LegalRegime = (typeof LEGAL_REGIMES)[number];
export const PETS_RULES = ['none', 'small', 'kennel_partner'] as const;
export type PetsRule = (typeof PETS_RULES)[number];
export type YesNoPartly = 'yes' | 'no' | 'partly';
/** 1 open, 2 protected, 3 secret and guarded. */
export type SecurityLevel = 1 | 2 | 3;

/** `complete`: what is not listed is a no. With a word among them that nobody here knows, it is unknown. */
export interface Listing<T> {
  readonly values: readonly T[];
  readonly complete: boolean;
}

/** `month`: the last month that is taken, null when the house named none. */
export type Pregnancy =
  | { readonly value: 'yes' | 'no' }
  | { readonly value: 'until_month'; readonly month: number | null };

/** `days`: how many sober days, null when the house named none. */
export type SubstanceRule =
  | { readonly value: 'accepted' | 'substitution_only' }
  | { readonly value: 'sober_days'; readonly days: number | null };

/** Languages of the staff, in lower case; `interpreter`: others by phone. */
export interface Languages {
  readonly spoken: readonly string[];
  /** The same with one word for languages that understand each other. */
  readonly understood: readonly string[];
  readonly interpreter: boolean;
  /** false: some words could not be read, so that a language may be spoken that is not listed. */
  readonly complete: boolean;
}

/** When guests are taken in, in the house's own time. */
export type Hours = 'always' | readonly OpenFrom[];
/** Minutes since midnight; `to` at or before `from` is the next day's. */
export interface OpenFrom {
  readonly from: number;
  readonly to: number;
  /** The same as a clock shows them: `08:00`, `20:00`. */
  readonly opens: string;
  readonly closes: string;
}

/** Every code of the table, in its order. */
export const RULE_CODES = [
  'gender',
  'age_min',
  'age_max',
  'unaccompanied_minor',
  'party_adults',
  'party_children',
  'sons_max_age',
  'pregnancy',
  'room_privacy',
  'step_free',
  'hearing',
  'visual',
  'languages',
  'substance_use',
  'mental_health_acute',
  'medical',
  'infectious',
  'pets',
  'documents_required',
  'formal_status',
  'legal_regime',
  'official_referral',
  'payer_consent',
  'security_level',
  'intake_hours',
] as const satisfies readonly RuleCode[];
