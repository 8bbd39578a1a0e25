import { z } from 'zod';
import { id } from './primitives.ts';
import { emergencyReason, emergencyVerdict, revealPurpose } from './terms/people.ts';

const place = z.string().trim().min(1).max(400);

/** `GET /api/shelters/{id}/meeting-point`: the public place that is passed on instead of the address. */
export const meetingPoint = z.object({
  meetingPoint: z.string().nullable(),
  /** Whether an address is recorded at all, and whether the caller may ask for it. */
  address: z.enum(['none', 'hidden', 'may_reveal']),
  /** Whether the caller may write both down. */
  maySet: z.boolean(),
  /** For coordinators, in another organisation's house: whether emergency access can be asked for, or is open until when. */
  emergency: z.enum(['no', 'may_ask']).or(z.object({ until: z.string() })),
});
export type MeetingPoint = z.infer<typeof meetingPoint>;
export const recordAddress = z.strictObject({ address: place });
export const recordMeetingPoint = z.strictObject({ meetingPoint: place });
export const revealAddress = z.strictObject({ purpose: revealPurpose, requestId: id.nullable().default(null) });
/** Shown for `hideAfterSeconds` and kept nowhere. */
export const addressRevealed = z.object({ address: z.string(), hideAfterSeconds: z.int() });
export type AddressRevealed = z.infer<typeof addressRevealed>;

export const useEmergencyAccess = z.strictObject({ reason: emergencyReason });
export const emergencyAccess = z.object({ accessId: z.string(), until: z.string() });
export const reviewEmergency = z.strictObject({ verdict: emergencyVerdict });

/** A look into one of one's own houses by another organisation, for its managers. */
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
/** `GET /api/notices`: what waits for this person. A screen says only how many. */
export const notices = z.object({ emergencies: z.array(emergencyLook) });
export type Notices = z.infer<typeof notices>;
