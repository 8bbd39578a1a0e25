import { z } from 'zod';

/** The closed unions of a house, each defined once, for the wire, the log and the domain. */

/** A house that keeps its beds in the program, one that only reports its counts, or one that has a history and no present. */
export const shelterMode = z.enum(['kept', 'counted', 'past']);
export const shelterKind = z.enum(['emergency', 'crisis', 'transitional', 'supported_housing']);
export const roomPrivacy = z.enum(['household', 'shared']);
/** For whom a shared room is, where it says so. */
export const forWhom = z.enum(['women', 'men', 'families', 'girls', 'boys', 'anyone']);
export const bedKind = z.enum(['adult', 'child', 'cot', 'overflow']);
export const outReason = z.enum(['maintenance', 'cleaning', 'isolation', 'no_staff', 'safety']);
export const pauseReason = z.enum(['no_staff', 'incident', 'infection', 'security', 'other']);
export const releaseReason = z.enum([
  'placed_elsewhere',
  'declined',
  'not_suitable',
  'no_show',
  'shelter_withdrew',
  'error',
]);
/**
 * Why a party declined a place, as far as it is about the place and not about the party: what they fear, or where they go
 * back to, has no code.
 */
export const declinedBecause = z.enum([
  'too_far',
  'across_border',
  'not_together',
  'shared_room',
  'house_rules',
  'found_elsewhere',
]);
/** `opening`: they lived there before the house kept its beds here; the real start is not known. */
export const admissionKind = z.enum(['self', 'referral', 'official', 'transfer_in', 'opening']);
export const destination = z.enum([
  'own_home',
  'family',
  'other_shelter',
  'supported_housing',
  'return_to_country',
  'institution',
  'left_unplanned',
  'unknown',
]);
export const correctionReason = z.enum([
  'typing_error',
  'wrong_house',
  'wrong_time',
  'wrong_beds',
  'did_not_happen',
  'undo',
]);
export const correctionKind = z.enum(['void', 'replace_time', 'replace_beds']);
/** How a proposed change of a published house ended without being published. */
export const changeDropped = z.enum(['refused', 'withdrawn']);
/** Why a second person does not publish a house yet: what has to be fixed first. */
export const declineReason = z.enum(['profile', 'rooms', 'rules', 'places', 'not_ours']);
/**
 * Why a reported count is improbable: its night has not begun or is long over, it was taken in the future or before its
 * night, or it has far more people, or places, than are known of the house.
 */
export const censusDoubt = z.enum([
  'night_in_future',
  'night_long_ago',
  'taken_in_future',
  'taken_before_night',
  'too_many_people',
  'too_many_places',
]);
/** Who may hold beds of a house directly. */
export const directHolds = z.enum(['hotline', 'coordinator', 'nobody']);

export type ShelterMode = z.infer<typeof shelterMode>;
export type ShelterKind = z.infer<typeof shelterKind>;
export type RoomPrivacy = z.infer<typeof roomPrivacy>;
export type ForWhom = z.infer<typeof forWhom>;
export type BedKind = z.infer<typeof bedKind>;
export type OutReason = z.infer<typeof outReason>;
export type PauseReason = z.infer<typeof pauseReason>;
export type ReleaseReason = z.infer<typeof releaseReason>;
export type DeclinedBecause = z.infer<typeof declinedBecause>;
export type AdmissionKind = z.infer<typeof admissionKind>;
export type Destination = z.infer<typeof destination>;
export type CensusDoubt = z.infer<typeof censusDoubt>;
export type CorrectionReason = z.infer<typeof correctionReason>;
export type CorrectionKind = z.infer<typeof correctionKind>;
export type DeclineReason = z.infer<typeof declineReason>;
export type DirectHolds = z.infer<typeof directHolds>;
