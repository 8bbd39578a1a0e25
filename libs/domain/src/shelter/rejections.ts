import type { Instant, Role } from '../terms.ts';

/**
 * Every reason for which a command on a shelter is refused, in order of precedence: when several hold, the
 * first is given. The same order is in docs/SPEC.md and in the tests.
 */
export const REJECTION_CODES = [
  'already_registered',
  'shelter_not_registered',
  'shelter_is_counted',
  'already_published',
  'change_unknown',
  'second_person_needed',
  'proposer_gone',
  'house_closed',
  'house_not_published',
  'not_closed',
  'no_beds',
  'change_waits',
  'country_not_of_organisation',
  'name_like_another',
  'surge_unknown',
  'surge_of_another_country',
  'surge_has_ended',
  'ask_the_house',
  'time_in_future',
  'too_long_ago',
  'call_too_long_ago',
  'until_in_past',
  'empty_party',
  'room_unknown',
  'bed_unknown',
  'hold_unknown',
  'stay_unknown',
  'event_unknown',
  'name_taken',
  'room_not_empty',
  'house_in_use',
  'hold_ended',
  'stay_ended',
  'not_your_hold',
  'intake_paused',
  'party_not_taken',
  'party_is_held',
  'party_is_expected',
  'not_paused',
  'already_out_of_service',
  'not_out_of_service',
  'no_overflow_beds',
  'overflow_not_open',
  'too_few_overflow_beds',
  'no_departure_plan',
  'count_not_waiting',
  'revision_passed',
  'held_again_too_soon',
  'bed_out_of_service',
  'bed_taken',
  'room_taken',
  'room_not_for_party',
  'bed_in_use',
  'beds_do_not_suit',
  'no_free_place',
  'cannot_place_together',
  'no_extension_left',
  'past_longest_end',
  'overlaps_earlier_use',
  'nothing_to_undo',
  'not_your_last_action',
  'undo_too_late',
  'party_on_the_way',
  'correction_not_allowed',
  'correction_breaks_later_events',
] as const;

export type RejectionCode = (typeof REJECTION_CODES)[number];

/** Reasons of space. The exact one reveals how full a house is, so callers who see bands get one common code (PV-1). */
const OF_SPACE: readonly string[] = [
  'bed_out_of_service',
  'bed_taken',
  'room_taken',
  'room_not_for_party',
  'beds_do_not_suit',
  'no_free_place',
  'cannot_place_together',
] satisfies readonly RejectionCode[];
export const isOfSpace = ({ code }: { readonly code: string }): boolean => OF_SPACE.includes(code);

/** What happened to the bed, hold or stay in question: "held 20 s ago, by a hotline". */
export interface WhatHappened {
  readonly what: 'held' | 'admitted' | 'taken_out_of_service' | 'released' | 'lapsed' | 'discharged' | 'retired';
  readonly at: Instant;
  readonly byRole: Role;
}

/** A refusal is a value. `free` is how many places are free and `together` the largest party that still fits. */
export interface Rejection {
  readonly code: RejectionCode;
  readonly happened?: WhatHappened;
  readonly free?: number;
  readonly together?: number;
  /** For `party_is_held` and `party_is_expected`: who the party at the door may be. */
  readonly holdId?: string;
  readonly transferId?: string;
  /** For `correction_breaks_later_events`: the first event that would be invalid. */
  readonly eventId?: string;
  readonly ruleBroken?: RejectionCode;
}
