import { z } from 'zod';
import { country, storedInstant as instant, sealed } from '../primitives.ts';
import {
  emergencyReason,
  emergencyVerdict,
  erasureReason,
  exported,
  operatorAct,
  revealPurpose,
  tokenScope,
  triedBy,
} from '../terms/people.ts';
import { type EventOf, fact } from './fact.ts';
import { whole } from './parts.ts';

/** As primitives' `sealed.key`: a kind, an id, and a number where an erased subject has an heir. */
const subject = z.string().min(1).max(120);

/** A service token, in the streams `token-<id>`: for an import or another program, never for a person. */
export const tokenFacts = {
  TokenIssued: fact(
    z.object({
      label: z.string(),
      tokenHash: z.string(),
      organisation: z.string(),
      country: country.nullable(),
      scopes: z.array(tokenScope),
      expiresAt: instant,
    }),
  ),
  TokenRevoked: fact(z.object({})),
} as const;

/** The same text sealed again under another key, because its key had to be erased: nothing visible has changed. */
const moved = z.literal(true).optional();

/**
 * Addresses and contacts of a house, in the streams `vault-<shelterId>`, and of an organisation, in
 * `vault-org.<organisationId>`: always sealed.
 */
export const vaultFacts = {
  AddressRecorded: fact(z.object({ address: sealed, moved })),
  /** A public place nearby where somebody is met, passed on instead of the address. */
  MeetingPointRecorded: fact(z.object({ meetingPoint: sealed, moved })),
  /** A phone number with its hours: of a house, or the duty line of an organisation. */
  DutyContactRecorded: fact(z.object({ contact: sealed, moved })),
  /** A caller reached nobody at this number. Counts until the number is written again or confirmed. */
  DutyContactReported: fact(z.object({})),
  /** The person who reported it takes that back, within 30 s. */
  DutyContactReportWithdrawn: fact(z.object({})),
  /** Its own people say that it is right. */
  DutyContactConfirmed: fact(z.object({})),
} as const;

/** Accesses, in the streams `access-<yyyy-mm-dd>` of the UTC day. Recorded before anything is shown. */
export const accessFacts = {
  AddressRevealed: fact(
    z.object({
      shelterId: z.string(),
      organisation: z.string(),
      purpose: revealPurpose,
      requestId: z.string().nullable(),
    }),
  ),
  ExportProduced: fact(
    z.object({ what: exported, organisation: z.string().nullable(), from: instant, to: instant, rows: whole }),
  ),
  EmergencyAccessUsed: fact(
    z.object({
      accessId: z.string(),
      shelterId: z.string(),
      organisation: z.string(),
      reason: emergencyReason,
      until: instant,
    }),
  ),
  /** Requested beyond the limit: a second person of the requesting organisation has to confirm it. */
  EmergencyAccessAsked: fact(
    z.object({ accessId: z.string(), shelterId: z.string(), organisation: z.string(), reason: emergencyReason }),
  ),
  /** A second person confirmed it: from now on it is open to the requester. */
  EmergencyAccessConfirmed: fact(
    z.object({ accessId: z.string(), shelterId: z.string(), organisation: z.string(), until: instant }),
  ),
  EmergencyAccessReviewed: fact(z.object({ accessId: z.string(), shelterId: z.string(), verdict: emergencyVerdict })),
  /** Somebody searched places for a party; at most one such fact per person in five minutes. */
  PlacesSearched: fact(
    z.object({
      searches: whole,
      /** How many of these searches found no house that takes the party. Absent: none. */
      foundNothing: whole.optional(),
      /** The country that the person works for. Absent in older facts. */
      country: country.optional(),
    }),
  ),
  /**
   * Refused attempts on an account; at most one such fact per person in five minutes, before and after sign-in counted
   * apart. `wrongCodes`: after a correct password, or in a session.
   */
  AttemptsRefused: fact(
    z.object({ personId: z.string(), wrongCodes: whole, wrongSignIns: whole, notAllowed: whole, tooMany: whole }),
  ),
  /**
   * Somebody probed how full these houses of other organisations are; at most one such fact per person, house and five
   * minutes. With many holds: one per person, house and hour.
   */
  PlacesTried: fact(z.object({ how: triedBy, shelters: z.array(z.string()) })),
  /**
   * Somebody read the duty contacts or meeting points of these houses of other organisations, which are many for ten
   * minutes; at most one such fact per person, house and five minutes.
   */
  ManyContactsRead: fact(z.object({ shelters: z.array(z.string()) })),
  /** A command of the operator that erases nothing, recorded before it is done; who is the account of the machine. */
  OperatorActed: fact(z.object({ act: operatorAct })),
  /** The data key of a subject is to be erased for good. */
  SubjectErased: fact(z.object({ subject, reason: erasureReason })),
} as const;

/**
 * A data key, wrapped by a master key that is not in the log. A stream `key-<subject>.<generation>` holds one of
 * these and nothing else; such streams are the only ones that may be forgotten.
 */
export const keyFacts = {
  KeyWrapped: fact(
    z.object({
      subject,
      /** 1 for the first wrap of a subject's key; each rotation of the master key makes the next one. */
      generation: z.int().min(1),
      /** Nonce, ciphertext and tag of the 32 bytes of the key, by AES-256-GCM with the stream's name, in base64url. */
      wrapped: z.string().min(1),
      /** Id of the master key: the first 8 hexadecimal digits of its SHA-256. */
      wrappedBy: z.string().regex(/^[0-9a-f]{8}$/),
    }),
  ),
} as const;

export type TokenEvent = EventOf<typeof tokenFacts>;
export type VaultEvent = EventOf<typeof vaultFacts>;
export type AccessEvent = EventOf<typeof accessFacts>;
export type SubjectErased = Extract<AccessEvent, { type: 'SubjectErased' }>;
export type KeyWrapped = EventOf<typeof keyFacts>;
