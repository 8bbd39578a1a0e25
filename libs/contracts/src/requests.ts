import { z } from 'zod';
import type { DeepReadonly } from './facts/fact.ts';
import { intakeRuleCodes } from './intake-rules.ts';
import { partyNeeds } from './party-needs.ts';
import { country, id, instant, party, placeOf, window } from './primitives.ts';
import {
  answer,
  consentKind,
  consentScope,
  consentScopes,
  declineCode,
  failCode,
  interim,
  noPlaceCodes,
  searchEndCodes,
  shareScope,
  shareScopes,
  urgency,
} from './terms/requests.ts';
import { declinedBecause } from './terms/shelter.ts';

/** The codes of an answer: conditions of a yes-if, reasons of a no. */
export const answerCodes = [...intakeRuleCodes, ...noPlaceCodes] as const;
/** Why a party found no place. */
export const unmetCodes = [...answerCodes, ...searchEndCodes] as const;

/** Sealed under the request's key: the needs, and the area of departure. */
export const requestCriteria = z.strictObject({ needs: partyNeeds, from: id.nullable() });
export type RequestCriteria = z.infer<typeof requestCriteria>;

/** Sealed under a transfer's key. */
export const transferDetails = z.strictObject({
  needs: partyNeeds,
  citizenOf: z.array(country).max(4).nullable(),
  seeksAsylumIn: country.nullable(),
});
export type TransferDetails = z.infer<typeof transferDetails>;

const occurredAt = instant.optional();
const callOff = z.literal('call_off').optional();
const shelters = z.array(id).min(1).max(500);
const distinct = <T extends z.ZodType>(one: T, least: number, most: number) => z.array(one).min(least).max(most);

/** `POST /api/requests/{id}/{command}`; unknown fields are refused. */
export const requestBodies = {
  /** `avoid` is used for matching; only its number is stored. */
  open: z.strictObject({
    party,
    criteria: requestCriteria,
    urgency,
    avoid: z.array(id).max(40).default([]),
    /** Which needs may be disclosed to a house that says yes; without it none. */
    consent: z.strictObject({ kind: consentKind, scope: distinct(shareScope, 1, shareScopes.length) }).optional(),
  }),
  /** Replaces the previous consent; an empty scope withdraws it. */
  'record-consent': z.strictObject({
    kind: consentKind,
    scope: distinct(shareScope, 0, shareScopes.length),
    occurredAt,
  }),
  broadcast: z.strictObject({ shelters, respondBy: instant }),
  respond: z
    .strictObject({
      shelterId: id,
      answer,
      codes: distinct(z.enum(answerCodes), 0, 12).default([]),
      occurredAt,
    })
    .refine(({ answer, codes }) => (answer === 'yes') === (codes.length === 0), {
      message: 'a yes has no codes, any other answer has',
      path: ['codes'],
    }),
  escalate: z.strictObject({ level: z.int().min(1).max(20) }),
  /** While a transfer for it is in progress, the caller has to state that it is called off too (RQ-16). */
  /** `declined`: they were offered a place and declined it, and why. */
  withdraw: z.strictObject({ transfer: callOff, declined: declinedBecause.optional(), occurredAt }),
  'close-unmet': z
    .strictObject({
      reasons: distinct(z.enum(unmetCodes), 1, 12),
      /** Why they declined, if they did and said so. */
      declined: declinedBecause.optional(),
      interim: interim.optional(),
      transfer: callOff,
      occurredAt,
    })
    .refine(({ reasons, declined }) => declined === undefined || reasons.includes('declined_by_party'), {
      message: 'only who declined says why',
      path: ['declined'],
    }),
} as const;
export type RequestCommandName = keyof typeof requestBodies;
export const requestCommandNames = Object.keys(requestBodies) as RequestCommandName[];
export type RequestBody<N extends RequestCommandName> = z.input<(typeof requestBodies)[N]>;
/** A body as it was parsed. */
export type RequestInput<N extends RequestCommandName> = DeepReadonly<z.output<(typeof requestBodies)[N]>>;

/** `POST /api/transfers/{id}/{command}`. The regime is checked by the server, from the details and the house's rules. */
export const transferBodies = {
  propose: z.strictObject({
    fromShelterId: id.optional(),
    toShelterId: id,
    requestId: id.optional(),
    /** An own hold in that house, which becomes the acceptance. */
    holdId: id.optional(),
    party,
    arrival: window,
    details: transferDetails,
    consent: z.strictObject({ kind: consentKind, scope: distinct(consentScope, 1, consentScopes.length) }).optional(),
  }),
  'record-consent': z.strictObject({
    kind: consentKind,
    scope: distinct(consentScope, 1, consentScopes.length),
    occurredAt,
  }),
  accept: z.strictObject({ met: distinct(z.enum(intakeRuleCodes), 0, 12).default([]), occurredAt }),
  decline: z.strictObject({ code: declineCode, occurredAt }),
  /** A public place; sealed before it is recorded. */
  'share-meeting-point': z.strictObject({ point: placeOf(200) }),
  depart: z.strictObject({ arrival: window.optional(), occurredAt }),
  'change-arrival': z.strictObject({ arrival: window }),
  arrive: z.strictObject({ occurredAt }),
  fail: z.strictObject({ code: failCode, occurredAt }),
} as const;
export type TransferCommandName = keyof typeof transferBodies;
export const transferCommandNames = Object.keys(transferBodies) as TransferCommandName[];
export type TransferBody<N extends TransferCommandName> = z.input<(typeof transferBodies)[N]>;
/** A body as it was parsed. */
export type TransferInput<N extends TransferCommandName> = DeepReadonly<z.output<(typeof transferBodies)[N]>>;
