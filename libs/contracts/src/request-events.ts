import { z } from 'zod';
import { country, storedInstant as instant, sealed, sonsAge } from './primitives.ts';

const whole = z.int().min(0);
const window = z.object({ from: instant, to: instant });
/** A code and never a sentence: what stands in a log for good can't be about a person. */
const code = z.string().regex(/^[a-z][a-z0-9_]{1,40}$/);
const party = z.object({
  women: whole,
  men: whole,
  other: whole,
  girls: whole,
  boys: whole,
  infants: whole,
  sonsOldest: sonsAge.nullable(),
});
const holdSeen = { shelterId: z.string(), holdId: z.string(), seenRevision: whole } as const;

/** One party looking for a place, the streams `request-…`. Version 1. */
export const requestEventData = {
  RequestOpened: z.object({
    requestedFrom: z.object({ organisation: z.string().nullable(), country: country.nullable() }),
    party,
    criteria: sealed,
    urgency: z.enum(['immediate', 'tonight', 'within_24h', 'planned']),
    excludedAreas: whole,
    escalation: z.array(whole),
  }),
  RequestBroadcast: z.object({ shelters: z.array(z.string()), respondBy: instant }),
  ShelterResponded: z.object({
    shelterId: z.string(),
    answer: z.enum(['yes', 'yes_if', 'no']),
    codes: z.array(code),
  }),
  RequestEscalated: z.object({ level: whole }),
  RequestPromised: z.object(holdSeen),
  RequestHoldNotNeeded: z.object(holdSeen),
  RequestReopened: z.object({
    ...holdSeen,
    because: z.enum(['lapsed', 'released', 'corrected']),
    reason: z.enum(['placed_elsewhere', 'declined', 'not_suitable', 'no_show', 'shelter_withdrew', 'error']).nullable(),
    next: z.string().nullable(),
  }),
  RequestPlaced: z.object(holdSeen),
  RequestClosedUnmet: z.object({
    reasons: z.array(code),
    interim: z.enum(['hotel', 'hospital', 'police_station', 'family_or_friends', 'stays_there', 'unknown']).nullable(),
  }),
  RequestWithdrawn: z.object({}),
} as const;

/** One party's way to another house, the streams `transfer-…`. Version 1. */
export const transferEventData = {
  TransferProposed: z.object({
    from: z.object({
      organisation: z.string().nullable(),
      country: country.nullable(),
      shelterId: z.string().nullable(),
    }),
    to: z.object({ organisation: z.string(), country, shelterId: z.string() }),
    requestId: z.string().nullable(),
    party,
    arrival: window,
    conditions: z.array(code),
    details: sealed.nullable(),
    graceMinutes: whole,
  }),
  TransferConsentRecorded: z.object({
    kind: z.enum(['written', 'oral', 'guardian']),
    scope: z.array(z.enum(['travel', 'share_needs', 'share_health', 'share_documents', 'inform_authorities'])),
  }),
  TransferAccepted: z.object({ met: z.array(code) }),
  TransferDeclined: z.object({
    code: z.enum(['no_free_place', 'does_not_suit', 'no_staff', 'security', 'regime', 'other']),
  }),
  MeetingPointShared: z.object({ point: sealed }),
  TransferDeparted: z.object({ arrival: window }),
  TransferArrivalChanged: z.object({ arrival: window }),
  TransferOverdue: z.object({ at: instant }),
  TransferArrived: z.object({}),
  TransferFailed: z.object({
    code: z.enum([
      'consent_withdrawn',
      'did_not_travel',
      'turned_back_at_border',
      'went_elsewhere',
      'contact_lost',
      'called_off',
      'arranged_otherwise',
    ]),
  }),
} as const;
