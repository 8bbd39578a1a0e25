import type { Instant } from '../words.ts';
import type { Document, FormalStatus, Group, LegalRegime, PetsRule, RuleCode, SecurityLevel } from './rules.ts';

/** What an intake rule has against a party, or asks of it. Codes and what they need to be said: screens make sentences. */
export type RuleReason =
  | { readonly code: 'gender'; readonly groups: readonly Group[] }
  | {
      readonly code: 'age_min' | 'age_max' | 'party_adults' | 'party_children' | 'sons_max_age';
      readonly limit: number;
    }
  | { readonly code: 'unaccompanied_minor'; readonly value: 'no' | 'guardian_needed' }
  /** `month`: until which, null when the house named none or takes nobody pregnant. */
  | { readonly code: 'pregnancy'; readonly value: 'no' | 'until_month'; readonly month: number | null }
  | { readonly code: 'room_privacy' }
  | { readonly code: 'step_free' | 'hearing' | 'visual'; readonly value: 'no' | 'partly' }
  | { readonly code: 'languages'; readonly spoken: readonly string[]; readonly interpreter: boolean }
  | {
      readonly code: 'substance_use';
      readonly value: 'substitution_only' | 'sober_days';
      readonly days: number | null;
    }
  | { readonly code: 'mental_health_acute'; readonly value: 'no' | 'condition' }
  | { readonly code: 'medical' }
  | { readonly code: 'infectious' }
  | { readonly code: 'pets'; readonly value: PetsRule }
  | { readonly code: 'documents_required'; readonly value: Document }
  | { readonly code: 'formal_status'; readonly value: FormalStatus }
  | { readonly code: 'legal_regime'; readonly values: readonly LegalRegime[] }
  | { readonly code: 'official_referral'; readonly value: 'needed' | 'within_24h' }
  | { readonly code: 'payer_consent'; readonly value: 'before' | 'after' }
  | { readonly code: 'security_level'; readonly level: SecurityLevel }
  /** In the house's own time, `08:00`: when it opens next, or is open while they may arrive, and until when. */
  | { readonly code: 'intake_hours'; readonly opens: string; readonly closes: string };

/** What the house itself has against it, whatever its rules. No number of places is told here: rows tell it, by right. */
export type HouseReason =
  | { readonly code: 'excluded_area' }
  /** `until` is for those who see the house exactly. */
  | { readonly code: 'intake_paused'; readonly until: Instant | null }
  | { readonly code: 'no_free_place' }
  | { readonly code: 'cannot_place_together' }
  /** It only counts its places: ask it by phone. */
  | { readonly code: 'counted' }
  /** Its count is stale: it decides nothing. */
  | { readonly code: 'stale_report' }
  /** This program can't read its log: nothing is known of it, ask it by phone. */
  | { readonly code: 'unreadable' }
  /** It lets nobody of this role hold its beds directly. */
  | { readonly code: 'ask_the_house' }
  /** The only beds that fit are those of a hold that this person, or this request, let lapse: until then, ask. */
  | { readonly code: 'held_again_too_soon'; readonly until: Instant };

export type Reason = RuleReason | HouseReason;
export type HouseCode = HouseReason['code'];

export const HOUSE_CODES = [
  'excluded_area',
  'intake_paused',
  'no_free_place',
  'cannot_place_together',
  'counted',
  'stale_report',
  'unreadable',
  'ask_the_house',
  'held_again_too_soon',
] as const satisfies readonly HouseCode[];

/** A rule that nobody knows, where it matters for this party; `places`: how many there are. */
export type OpenQuestion = RuleCode | 'places';

/** What is found of one house while it is looked at: lists that are used again for the next one. */
export interface Findings {
  /** Each of these alone fails the match. */
  readonly barriers: Growing<Reason>;
  /** "Yes, if". */
  readonly conditions: Growing<Reason>;
  /** Unknown, and not no: ask the house. */
  readonly asks: Growing<OpenQuestion>;
}

/** A list that is filled anew for each house; `length` says how much of it counts. */
interface Growing<T> {
  readonly items: T[];
  length: number;
}

export const newFindings = (): Findings => ({
  barriers: { items: [], length: 0 },
  conditions: { items: [], length: 0 },
  asks: { items: [], length: 0 },
});

export function forget({ barriers, conditions, asks }: Findings): void {
  barriers.length = 0;
  conditions.length = 0;
  asks.length = 0;
}

const NONE: readonly never[] = [];
/** What counts of a list, to be kept. */
export const listed = <T>({ items, length }: Growing<T>): readonly T[] =>
  length === 0 ? NONE : items.slice(0, length);

export function addBarrier({ barriers }: Findings, reason: Reason): void {
  barriers.items[barriers.length++] = reason;
}
export function addCondition({ conditions }: Findings, reason: Reason): void {
  conditions.items[conditions.length++] = reason;
}
export function addQuestion({ asks }: Findings, code: OpenQuestion): void {
  asks.items[asks.length++] = code;
}
