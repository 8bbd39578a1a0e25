import { offsetsOf } from '@safe-haven/lang';
import { z } from 'zod';
import type { DeepReadonly } from './facts/fact.ts';
import { intakeRules } from './intake-rules.ts';
import { country, day, id, instant, label, party, window } from './primitives.ts';
import {
  admissionKind,
  bedKind,
  correctionKind,
  correctionReason,
  declinedBecause,
  declineReason,
  destination,
  directHolds,
  forWhom,
  outReason,
  pauseReason,
  releaseReason,
  roomPrivacy,
  shelterKind,
  shelterMode,
} from './terms/shelter.ts';
import { surgeNoReason } from './terms/surges.ts';

/** The body of each command; unknown fields are refused. The key is the last part of the URL. */
const area = z.strictObject({ id, name: label.optional() });
const timezone = z
  .string()
  .max(60)
  .refine((zone) => offsetsOf(zone) !== null, 'not a time zone');
const minutes = z
  .int()
  .min(1)
  .max(24 * 60);
const beds = z.array(id).min(1).max(60);
const rules = z.record(
  z.string().regex(/^[a-z][a-z_]{1,40}$/),
  z.union([z.string().max(60), z.number().min(0).max(1000), z.boolean(), z.array(z.string().max(20)).max(40)]),
);
const knownRules = rules.refine((r) => Object.keys(r).every((code) => Object.hasOwn(intakeRules, code)), {
  message: 'an unknown rule code',
});

/** The sender knows that a party is on the way and has no place then (TR-12). */
const diverts = z.literal(true).optional();

/** `POST /api/shelters/{id}/rules-as-told`: rules that are being edited; nothing is stored. */
export const rulesToTell = z.strictObject({ rules: knownRules });

const newBed = z.strictObject({ bedId: id.optional(), label, kind: bedKind, stepFree: z.boolean().optional() });
const features = z.array(z.string().max(40)).max(20);
/** Rooms with their beds, all of them or none. The limit is far above any shelter's size. */
const rooms = z
  .array(
    z.strictObject({
      label,
      privacy: roomPrivacy,
      forWhom: forWhom.optional(),
      features: features.optional(),
      beds: z.array(newBed).min(1).max(40),
    }),
  )
  .min(1)
  .max(40)
  .refine((all) => all.reduce((sum, room) => sum + room.beds.length, 0) <= 200, 'more than 200 beds');

/** At the door: into a shared room although the party may not share it by the rule (SR-1). */
const roomException = z.literal(true).optional();

const reportedNight = {
  asOf: instant,
  night: day,
  inService: z.int().min(0).max(10_000).optional(),
  occupied: z.int().min(0).max(10_000),
};

const reports = z.array(uuidLike()).min(1).max(400);

export const commandBodies = {
  register: z.strictObject({
    name: label,
    organisation: label,
    country,
    area,
    timezone,
    mode: shelterMode,
    kind: shelterKind,
    /** Its rooms and beds in the same command, so that an imported house is registered completely or not at all. */
    rooms: rooms.optional(),
  }),
  publish: z.strictObject({}),
  'decline-publication': z.strictObject({ reasons: z.array(declineReason).min(1).max(5) }),
  close: z.strictObject({ diverts }),
  reopen: z.strictObject({}),
  /** Of a published house, its name, area and country wait for a second person (PX-1). A country comes with an area of it. */
  'change-profile': z
    .strictObject({
      name: label.optional(),
      area: area.optional(),
      country: country.optional(),
      timezone: timezone.optional(),
      kind: shelterKind.optional(),
    })
    .refine((b) => b.country === undefined || b.area !== undefined, 'a country needs an area of it'),
  'publish-change': z.strictObject({ changeId: id }),
  /** Refuses a proposed change, or withdraws one's own. */
  'drop-change': z.strictObject({ changeId: id }),
  'change-intake-rules': z.strictObject({
    rules: knownRules,
    effectiveFrom: instant.optional(),
  }),
  'change-hold-policy': z.strictObject({
    minutes: minutes.optional(),
    extensionMinutes: minutes.optional(),
    extensions: z.int().min(0).max(5).optional(),
    longestMinutes: minutes.optional(),
    crossBorderMinutes: minutes.optional(),
    crossBorderLongestMinutes: minutes.optional(),
    directHolds: directHolds.optional(),
  }),
  'change-check-hours': z.strictObject({
    hours: z
      .array(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not an hour'))
      .max(6)
      .refine((hours) => new Set(hours).size === hours.length, 'the same hour twice'),
  }),
  'add-room': z.strictObject({
    roomId: id.optional(),
    label,
    privacy: roomPrivacy,
    forWhom: forWhom.optional(),
    features: features.optional(),
  }),
  'add-rooms': z.strictObject({ rooms }),
  'retire-room': z.strictObject({ roomId: id }),
  'add-beds': z.strictObject({
    roomId: id,
    beds: z.array(newBed).min(1).max(40),
  }),
  'retire-bed': z.strictObject({ bedId: id }),
  'take-bed-out-of-service': z.strictObject({ bedId: id, reason: outReason, expectedBack: instant.optional() }),
  'return-bed-to-service': z.strictObject({ bedId: id }),
  'pause-intake': z.strictObject({ reason: pauseReason, until: instant.optional() }),
  'resume-intake': z.strictObject({}),
  'open-overflow': z.strictObject({ beds: beds.optional(), until: instant }),
  'close-overflow': z.strictObject({}),
  /** So many extra places until the surge ends, or (null) none, for a reason. */
  'answer-surge': z
    .strictObject({
      surgeId: id,
      places: z.int().min(1).max(60).nullable(),
      reason: surgeNoReason.nullable().default(null),
    })
    .refine(({ places, reason }) => (places === null) === (reason !== null), 'a no has a reason, a yes has none'),
  /** `revision` as the board showed it: a decimal string; a number is accepted too. */
  'confirm-occupancy': z.strictObject({
    revision: z.union([
      z.int().min(0),
      z
        .string()
        .regex(/^\d{1,15}$/)
        .transform(Number),
    ]),
  }),
  'hold-beds': z.strictObject({
    party,
    beds: beds.optional(),
    /** Beds in two rooms where no single room fits: only by the caller's choice. */
    rooms: z.literal(2).optional(),
    requestId: id.optional(),
    arrival: window.optional(),
  }),
  'extend-hold': z.strictObject({ holdId: id }),
  'expect-party': z.strictObject({ holdId: id, arrival: window }),
  'release-hold': z
    .strictObject({
      holdId: id,
      reason: releaseReason,
      /** Why they declined, if they said so. */
      declined: declinedBecause.optional(),
      diverts,
    })
    .refine(({ reason, declined }) => declined === undefined || reason === 'declined', {
      message: 'only who declined says why',
      path: ['declined'],
    }),
  'admit-party': z
    .strictObject({
      holdId: id.optional(),
      party: party.optional(),
      /** Whose request a party without a hold is: its admission closes that (TR-13). */
      requestId: id.optional(),
      /** The party at the door is none of those who are held or on the way here, although as many (TR-14). */
      anotherParty: z.literal(true).optional(),
      beds: beds.optional(),
      kind: admissionKind.optional(),
      roomException,
      occurredAt: instant.optional(),
    })
    .refine((b) => b.holdId !== undefined || b.party !== undefined, 'needs a holdId or a party')
    .refine((b) => b.holdId === undefined || b.requestId === undefined, 'a hold has its own request'),
  'move-party': z.strictObject({ stayId: id, beds, roomException, occurredAt: instant.optional() }),
  'change-party': z.strictObject({
    stayId: id,
    party,
    beds: beds.optional(),
    roomException,
    occurredAt: instant.optional(),
  }),
  'plan-departure': z.strictObject({ stayId: id, window }),
  'withdraw-departure-plan': z.strictObject({ stayId: id }),
  'discharge-party': z.strictObject({
    stayId: id,
    destination,
    occurredAt: instant.optional(),
  }),
  'report-census': z.strictObject(reportedNight),
  /** Many nights at once, for imports. */
  'report-nights': z.strictObject({ nights: z.array(z.strictObject(reportedNight)).min(1).max(400) }),
  /** Questioned counts, by the events that questioned them: they are right, or they are not. */
  'confirm-census': z.strictObject({ reports }),
  'discard-census': z.strictObject({ reports }),
  /** What the house said by phone: so many free places, or null: it takes nobody now. */
  'record-call': z.strictObject({ free: z.int().min(0).max(60).nullable(), calledAt: instant.optional() }),
  'correct-event': z.strictObject({
    eventId: uuidLike(),
    correction: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal(correctionKind.enum.void) }),
      z.strictObject({ kind: z.literal(correctionKind.enum.replace_time), occurredAt: instant }),
      z.strictObject({ kind: z.literal(correctionKind.enum.replace_beds), beds }),
    ]),
    reason: correctionReason,
  }),
  /** Names what it takes back: any event of the caller's own last command. */
  undo: z.strictObject({ eventId: uuidLike(), diverts }),
} as const;

function uuidLike() {
  return z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
}

export type CommandName = keyof typeof commandBodies;
export const commandNames = Object.keys(commandBodies) as CommandName[];
export type CommandBody<N extends CommandName> = z.input<(typeof commandBodies)[N]>;
/** A parsed body. */
export type CommandInput<N extends CommandName> = DeepReadonly<z.output<(typeof commandBodies)[N]>>;
