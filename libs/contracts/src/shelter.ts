import { z } from 'zod';
import { fullParty } from './primitives.ts';
import { page, read, stable } from './reads.ts';
import { bandedRow, exactPlaces, exactRow, unreadableRow } from './rows.ts';
import {
  bedKind,
  censusDoubt,
  correctionKind,
  declineReason,
  forWhom,
  roomPrivacy,
  shelterKind,
  shelterMode,
} from './terms/shelter.ts';

const period = z.object({ from: z.string(), to: z.string() });
const by = z.object({ role: z.string(), organisation: z.string().nullable(), mine: z.boolean() });

export const bed = z.object({
  bedId: z.string(),
  label: z.string(),
  kind: bedKind,
  stepFree: z.boolean(),
  use: z.enum(['free', 'spare', 'held', 'occupied', 'out', 'closed']),
  holdId: z.string().nullable(),
  stayId: z.string().nullable(),
  /** Why it is out of service, and when it should be back. */
  out: z.object({ reason: z.string(), since: z.string(), expectedBack: z.string().nullable() }).nullable(),
  /** An opened overflow bed: until when. */
  overflowUntil: z.string().nullable(),
});
export const room = z.object({
  roomId: z.string(),
  label: z.string(),
  privacy: roomPrivacy,
  /** Of a shared room that says for whom it is; null: as the house's rules say, or a household room. */
  forWhom: forWhom.nullable(),
  features: z.array(z.string()),
  beds: z.array(bed),
});
export const hold = z.object({
  holdId: z.string(),
  party: fullParty,
  beds: z.array(z.string()),
  placedBy: by,
  heldAt: z.string(),
  expiresAt: z.string(),
  /** The deadline an extension would give, or null when none is left. */
  extendsTo: z.string().nullable(),
  arrival: period.nullable(),
  /** From when it is overdue, once the party has set out; null: it has not. */
  overdueFrom: z.string().nullable(),
  requestId: z.string().nullable(),
});
export const stay = z.object({
  stayId: z.string(),
  party: fullParty,
  beds: z.array(z.string()),
  since: z.string(),
  departure: period.nullable(),
});
/** An own hold in a house whose beds the caller may not see. */
export const ownHold = z.object({
  holdId: z.string(),
  places: z.int(),
  roomKind: roomPrivacy,
  expiresAt: z.string(),
  extendsTo: z.string().nullable(),
  arrival: period.nullable(),
  /** From when it is overdue, once the party has set out; null: it has not. */
  overdueFrom: z.string().nullable(),
});

/** The caller's last command, while it can be undone: until when, its kind, and the id for `undo`. */
const undoable = z.object({ until: z.string(), type: z.string(), eventId: z.string() });

/** A count that is improbable and waits for somebody of the house; `eventId` is what confirms or discards it. */
export const waitingCount = z.object({
  eventId: z.string(),
  night: z.string(),
  asOf: z.string(),
  /** When it came. */
  at: z.string(),
  inService: z.int().nullable(),
  occupied: z.int(),
  why: z.array(censusDoubt),
});
export type WaitingCount = z.infer<typeof waitingCount>;

/** `GET /api/shelters/{id}` as the caller may see it. `may` lists the commands the caller may send here. */
export const shelterDetail = z.discriminatedUnion('view', [
  z.object({
    view: z.literal('exact'),
    position: z.string(),
    row: exactRow,
    /** For a draft: what a new party could be given once it is published. */
    oncePublished: exactPlaces.pick({ free: true, together: true }).optional(),
    timezone: z.string(),
    rooms: z.array(room),
    holds: z.array(hold),
    stays: z.array(stay),
    rules: z.record(z.string(), z.unknown()).nullable(),
    holdPolicy: z.record(z.string(), z.union([z.number(), z.string()])).nullable(),
    /** The local hours at which it is asked to confirm its numbers. */
    checkHours: z.array(z.string()),
    /** Its improbable counts, the newest night first, twenty at most; absent: none. */
    waiting: z.array(waitingCount).optional(),
    may: z.array(z.string()),
    undo: undoable.nullable(),
  }),
  z.object({
    view: z.literal('banded'),
    position: z.string(),
    row: bandedRow,
    /** With emergency access: the rooms, and how many people are in each. */
    inEmergency: z.object({ rooms: z.array(z.object({ label: z.string(), people: z.int() })) }).optional(),
    rules: z.record(z.string(), z.unknown()).nullable(),
    holds: z.array(ownHold),
    may: z.array(z.string()),
    undo: undoable.nullable(),
  }),
  z.object({ view: z.literal('unreadable'), position: z.string(), row: unreadableRow, may: z.array(z.string()) }),
]);
export type ShelterDetail = z.infer<typeof shelterDetail>;
export type ExactDetail = Extract<ShelterDetail, { view: 'exact' }>;
export type BandedDetail = Extract<ShelterDetail, { view: 'banded' }>;
export type Bed = z.infer<typeof bed>;
export type Room = z.infer<typeof room>;
export type Hold = z.infer<typeof hold>;
export type Stay = z.infer<typeof stay>;
export type OwnHold = z.infer<typeof ownHold>;

/** How far a house is set up, in numbers. */
export const setUpSoFar = z.object({
  rooms: z.int(),
  beds: z.int(),
  /** Stated intake rules; the others are unknown. */
  rules: z.int(),
  /** Why a second person declined to publish it, most recently; null: not declined, or published. */
  declined: z.object({ at: z.string(), byName: z.string().nullable(), reasons: z.array(declineReason) }).nullable(),
});
export type SetUpSoFar = z.infer<typeof setUpSoFar>;

/** What a published house is to be called or where it is to be; absent fields stay. It waits for a second person (PX-1). */
export const proposedChange = z.object({
  changeId: z.string(),
  name: z.string().optional(),
  area: z.object({ id: z.string(), name: z.string() }).optional(),
  country: z.string().optional(),
  at: z.string(),
  /** Who proposed it; null: a program, or an erased person. */
  byName: z.string().nullable(),
  /** Whether the reader proposed it: they may withdraw it, and somebody else publishes it. */
  mine: z.boolean(),
  /** The person who proposed it may not set up the house any more: nobody publishes it. */
  lapsed: z.boolean(),
});
export type ProposedChange = z.infer<typeof proposedChange>;

/** `GET /api/shelters`: the houses of one's own organisation, including drafts and closed ones. */
export const ownShelters = z.object({
  shelters: z.array(
    z.object({
      shelterId: z.string(),
      name: z.string(),
      country: z.string(),
      area: z.object({ id: z.string(), name: z.string() }),
      kind: shelterKind,
      mode: shelterMode,
      state: z.enum(['draft', 'published', 'closed']),
      /** Who registered it; null: a program, or an erased person. */
      byName: z.string().nullable(),
      mayPublish: z.boolean(),
      proposed: proposedChange.nullable(),
      setUp: setUpSoFar.extend({ meetingPoint: z.boolean(), address: z.boolean() }),
    }),
  ),
});
export type OwnShelters = z.infer<typeof ownShelters>;

/** `GET /api/drafts`: houses, and changes of published ones, that wait for a second person. */
export const drafts = z.object({
  changes: z.array(
    z.object({
      shelterId: z.string(),
      name: z.string(),
      organisation: z.string(),
      country: z.string(),
      area: z.object({ id: z.string(), name: z.string() }),
      proposed: proposedChange,
    }),
  ),
  drafts: z.array(
    z.object({
      shelterId: z.string(),
      name: z.string(),
      organisation: z.string(),
      country: z.string(),
      area: z.string(),
      registeredAt: z.string(),
      /** Who registered it; null: a program, or an erased person. */
      byName: z.string().nullable(),
      /** False for the person who registered it. */
      mayPublish: z.boolean(),
      setUp: setUpSoFar,
    }),
  ),
});
export type Drafts = z.infer<typeof drafts>;

/** One line of a house's activity, newest first. The interface forms the sentence. */
export const activityItem = z.object({
  eventId: z.string(),
  revision: z.string(),
  type: z.string(),
  occurredAt: z.string(),
  recordedAt: z.string(),
  by,
  source: z.string(),
  /** The correction that touched it, if any. */
  corrected: correctionKind.nullable(),
  /** How it may be corrected; empty: not at all. A program of an older release does not say. */
  correctable: z.array(correctionKind).default([]),
  /** The event's own fields, without its type. */
  data: z.record(z.string(), z.unknown()),
});
/** `GET /api/shelters/{id}/events?before=revision&limit=50`. */
export const activity = z.object({ items: z.array(activityItem), next: z.string().nullable() });
export type ActivityItem = z.infer<typeof activityItem>;
export type Activity = z.infer<typeof activity>;

export const draftsRead = read('/api/drafts', drafts, ['publish'], page('0.1.0'));
export const ownSheltersRead = read('/api/shelters', ownShelters, ['set_up'], page('0.1.0'));
export const shelterRead = read('/api/shelters/:shelterId', shelterDetail, ['see_board'], stable('0.1.0'));
export const activityRead = read('/api/shelters/:shelterId/events', activity, ['see_exact'], stable('0.1.0'));
