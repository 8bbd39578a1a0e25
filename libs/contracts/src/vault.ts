import { z } from 'zod';
import { operationNotice } from './operations.ts';
import { id, placeOf } from './primitives.ts';
import { page, read } from './reads.ts';
import { askedPurpose, emergencyReason, emergencyVerdict, revealPurpose } from './terms/people.ts';

const place = placeOf(400);

/** Changed within a day, and by whom: until then it should be confirmed by phone. */
const changed = z.object({ at: z.string(), byRole: z.string() }).nullable();

/** `GET /api/shelters/{id}/meeting-point`: the public place that is passed on instead of the address. */
export const meetingPoint = z.object({
  meetingPoint: z.string().nullable(),
  changed,
  /** Whether an address is recorded at all, and whether the caller may ask for it. */
  address: z.enum(['none', 'hidden', 'may_reveal']),
  /** Whether the caller may change both. */
  maySet: z.boolean(),
  /** For coordinators, in another organisation's house: whether emergency access can be requested, or until when it is open. */
  emergency: z.enum(['no', 'may_ask']).or(z.object({ until: z.string() })),
});
export type MeetingPoint = z.infer<typeof meetingPoint>;
export const recordAddress = z.strictObject({ address: place });
export const recordMeetingPoint = z.strictObject({ meetingPoint: place });
export const revealAddress = z.strictObject({ purpose: askedPurpose, requestId: id.nullable().default(null) });
/** Shown for `hideAfterSeconds`; clients must not store it. */
export const addressRevealed = z.object({ address: z.string(), changed, hideAfterSeconds: z.int() });
export type AddressRevealed = z.infer<typeof addressRevealed>;

export const useEmergencyAccess = z.strictObject({ reason: emergencyReason });
/** `until` null: beyond the limit; it opens when a second person of the organisation has confirmed it. */
export const emergencyAccess = z.object({ accessId: z.string(), until: z.string().nullable() });
export const reviewEmergency = z.strictObject({ verdict: emergencyVerdict });

/** Emergency access of another organisation to one's own house, for its managers. */
export const emergencyLook = z.object({
  accessId: z.string(),
  shelterId: z.string(),
  shelterName: z.string(),
  byOrganisation: z.string().nullable(),
  byName: z.string().nullable(),
  reason: emergencyReason,
  at: z.string(),
  until: z.string(),
});
/** Emergency access that somebody of the own organisation requested, and that a second person confirms. */
export const emergencyAsked = z.object({
  accessId: z.string(),
  shelterId: z.string(),
  shelterName: z.string(),
  byName: z.string().nullable(),
  reason: emergencyReason,
  at: z.string(),
  /** Until when it can be confirmed. */
  until: z.string(),
});
/**
 * What happened to one's own house within a day: an address or meeting point was changed, another organisation accessed
 * it, or one account held its places again and again; and what waits for a second person: another name or place of it.
 */
export const shelterNews = z.object({
  what: z.enum([
    'address_written',
    'meeting_point_written',
    'contact_written',
    'address_seen',
    'many_holds',
    'change_proposed',
    'number_reported',
  ]),
  /** Empty: it is the duty line of one's own organisation, which then is the name. */
  shelterId: z.string(),
  shelterName: z.string(),
  at: z.string(),
  byName: z.string().nullable(),
  byRole: z.string(),
  byOrganisation: z.string().nullable(),
  /** For an access. */
  purpose: revealPurpose.nullable(),
});
/** `GET /api/notices`: what waits for this person. A screen says only how many. */
export const notices = z.object({
  emergencies: z.array(emergencyLook),
  confirmations: z.array(emergencyAsked),
  news: z.array(shelterNews),
  /** Open ones of other organisations, for coordinators whose houses may be planned (OR-22); newest first. */
  operations: z.array(operationNotice),
});
export type Notices = z.infer<typeof notices>;

export const noticesRead = read('/api/notices', notices, 'signed_in', page('0.1.0'));
export const meetingPointRead = read(
  '/api/shelters/:shelterId/meeting-point',
  meetingPoint,
  ['see_meeting_point'],
  page('0.1.0'),
);
