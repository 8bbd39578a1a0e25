import { z } from 'zod';

/** The closed unions of requests and transfers, each defined once, for the wire, the log and the domain. */
export const urgencies = ['immediate', 'tonight', 'within_24h', 'planned'] as const;
export const urgency = z.enum(urgencies);
/** A house's answer to a request; `yes_if` has conditions, `no` has reasons. */
export const answer = z.enum(['yes', 'yes_if', 'no']);
/** Where somebody is until there is a place. */
export const interims = ['hotel', 'hospital', 'police_station', 'family_or_friends', 'stays_there', 'unknown'] as const;
export const interim = z.enum(interims);
/** Why a request that had a place looks for one again. `corrected`: the admission was voided. */
export const reopenedBecause = z.enum(['lapsed', 'released', 'corrected']);
/** `open`: looks for a place. `promised`: one hold is its place. `placed`, `unmet`, `withdrawn`: closed. */
export const requestSituation = z.enum(['open', 'promised', 'placed', 'unmet', 'withdrawn']);

export const consentKinds = ['written', 'oral', 'guardian'] as const;
export const consentKind = z.enum(consentKinds);
/** What may be disclosed of the party to a house that said yes, each only with consent. */
export const shareScopes = ['share_needs', 'share_health', 'share_documents'] as const;
export const shareScope = z.enum(shareScopes);
/** What a party agrees to; `travel` is needed for departure. */
export const consentScopes = ['travel', ...shareScopes, 'inform_authorities'] as const;
export const consentScope = z.enum(consentScopes);
export const declineCodes = ['no_free_place', 'does_not_suit', 'no_staff', 'security', 'regime', 'other'] as const;
export const declineCode = z.enum(declineCodes);
export const failCodes = [
  'consent_withdrawn',
  'did_not_travel',
  'turned_back_at_border',
  'went_elsewhere',
  'contact_lost',
  'called_off',
  'arranged_otherwise',
] as const;
export const failCode = z.enum(failCodes);
/**
 * Why a transfer ended: what somebody stated, that the house gave up its places before they set out, or that nobody answered
 * the proposal.
 */
export const endCodes = [...failCodes, 'places_given_up', 'not_answered'] as const;
export const endCode = z.enum(endCodes);
/** Why a party that has set out has no place where it is going. */
export const divertedBecause = z.enum(['released', 'lapsed']);
export const transferSituation = z.enum([
  'proposed',
  'accepted',
  'on_the_way',
  'overdue',
  'arrived',
  'declined',
  'failed',
]);

/** Why a house has no place, besides its rules: it reveals nothing of the party. */
export const noPlaceCodes = ['no_free_place', 'cannot_place_together', 'intake_paused', 'no_staff'] as const;
/** Why a search ended without a place, besides what houses answer. */
export const searchEndCodes = ['no_answer', 'too_far', 'declined_by_party', 'contact_lost'] as const;
/**
 * Why a request found no place, in kinds that reveal nothing of the party: any rule of a house is `intake_rule`. Counted in
 * the clear, because the codes themselves are sealed (PV-6).
 */
export const unmetKinds = [...noPlaceCodes, ...searchEndCodes, 'intake_rule'] as const;
export const unmetKind = z.enum(unmetKinds);

export type Urgency = z.infer<typeof urgency>;
export type Answer = z.infer<typeof answer>;
export type Interim = z.infer<typeof interim>;
export type ReopenedBecause = z.infer<typeof reopenedBecause>;
export type RequestSituation = z.infer<typeof requestSituation>;
export type ConsentKind = z.infer<typeof consentKind>;
export type ConsentScope = z.infer<typeof consentScope>;
export type ShareScope = z.infer<typeof shareScope>;
export type DeclineCode = z.infer<typeof declineCode>;
export type EndCode = z.infer<typeof endCode>;
export type DivertedBecause = z.infer<typeof divertedBecause>;
export type UnmetKind = z.infer<typeof unmetKind>;
export type TransferSituation = z.infer<typeof transferSituation>;
