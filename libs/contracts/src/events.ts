import { z } from 'zod';
import { accessEventData, personEventData, tokenEventData, vaultEventData } from './account-events.ts';
import { keyEventData } from './key-events.ts';
import { country, day, storedInstant as instant, role } from './primitives.ts';
import { requestEventData, transferEventData } from './request-events.ts';

/**
 * Every event as it is stored, version 1: the one place that knows old shapes. A later
 * version gets a schema here, an upcaster from the one before and a golden file of its own; golden files are never
 * edited, for somebody's log holds such bytes. Unknown fields are dropped, so that an additive change needs no version.
 */
const area = z.object({ id: z.string(), name: z.string() });
const beds = z.array(z.string());
const whole = z.int().min(0);
const window = z.object({ from: instant, to: instant });
const kind = z.enum(['emergency', 'crisis', 'transitional', 'supported_housing']);
const party = z.object({
  women: whole,
  men: whole,
  other: whole,
  girls: whole,
  boys: whole,
  infants: whole,
  sonsOldest: z.enum(['0-6', '7-11', '12-14', '15-17']).nullable(),
});
const correction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('void') }),
  z.object({ kind: z.literal('replace_time'), occurredAt: instant }),
  z.object({ kind: z.literal('replace_beds'), beds }),
]);

/** The data of each event of a house, without its type: the type stands beside it in the log. */
export const shelterEventData = {
  ShelterRegistered: z.object({
    name: z.string(),
    organisation: z.string(),
    country,
    area,
    timezone: z.string(),
    mode: z.enum(['kept', 'counted']),
    kind,
  }),
  ShelterProfileChanged: z.object({
    name: z.string().optional(),
    area: area.optional(),
    timezone: z.string().optional(),
    kind: kind.optional(),
  }),
  IntakeRulesChanged: z.object({
    rules: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
    effectiveFrom: instant,
  }),
  HoldPolicyChanged: z.object({
    minutes: whole.optional(),
    extensionMinutes: whole.optional(),
    extensions: whole.optional(),
    longestMinutes: whole.optional(),
    crossBorderMinutes: whole.optional(),
    crossBorderLongestMinutes: whole.optional(),
    directHolds: z.enum(['hotline', 'coordinator', 'nobody']).optional(),
  }),
  RoomAdded: z.object({
    roomId: z.string(),
    label: z.string(),
    privacy: z.enum(['household', 'shared']),
    features: z.array(z.string()),
  }),
  RoomRetired: z.object({ roomId: z.string() }),
  BedAdded: z.object({
    bedId: z.string(),
    roomId: z.string(),
    label: z.string(),
    kind: z.enum(['adult', 'child', 'cot', 'overflow']),
    stepFree: z.boolean(),
  }),
  BedRetired: z.object({ bedId: z.string() }),
  BedTakenOutOfService: z.object({
    bedId: z.string(),
    reason: z.enum(['maintenance', 'cleaning', 'isolation', 'no_staff', 'safety']),
    expectedBack: instant.nullable(),
  }),
  BedReturnedToService: z.object({ bedId: z.string() }),
  IntakePaused: z.object({
    reason: z.enum(['no_staff', 'incident', 'infection', 'security', 'other']),
    until: instant.nullable(),
  }),
  IntakeResumed: z.object({}),
  OverflowOpened: z.object({ beds, until: instant }),
  OverflowClosed: z.object({ beds }),
  OccupancyConfirmed: z.object({ seenRevision: whole }),
  BedsHeld: z.object({
    holdId: z.string(),
    requestId: z.string().nullable(),
    beds,
    party,
    placedBy: z.object({ person: z.string(), role, organisation: z.string().nullable() }),
    expiresAt: instant,
    arrival: window.nullable(),
    policy: z.object({ extensionMinutes: whole, extensions: whole, longestEnd: instant }),
  }),
  HoldExtended: z.object({ holdId: z.string(), expiresAt: instant, extension: whole }),
  PartyExpected: z.object({ holdId: z.string(), arrival: window }),
  HoldReleased: z.object({
    holdId: z.string(),
    reason: z.enum(['placed_elsewhere', 'declined', 'not_suitable', 'no_show', 'shelter_withdrew', 'error']),
  }),
  HoldLapsed: z.object({ holdId: z.string(), at: instant }),
  PartyAdmitted: z.object({
    stayId: z.string(),
    holdId: z.string().nullable(),
    beds,
    party,
    kind: z.enum(['self', 'referral', 'official', 'transfer_in']),
  }),
  PartyMoved: z.object({ stayId: z.string(), from: beds, to: beds }),
  PartyChanged: z.object({ stayId: z.string(), party, beds }),
  DeparturePlanned: z.object({ stayId: z.string(), window }),
  DeparturePlanWithdrawn: z.object({ stayId: z.string() }),
  PartyDischarged: z.object({
    stayId: z.string(),
    destination: z.enum([
      'own_home',
      'family',
      'other_shelter',
      'supported_housing',
      'return_to_country',
      'institution',
      'left_unplanned',
      'unknown',
    ]),
  }),
  CensusReported: z.object({ asOf: instant, night: day, inService: whole.nullable(), occupied: whole }),
  EventCorrected: z.object({
    eventId: z.string(),
    correction,
    reason: z.enum(['typing_error', 'wrong_house', 'wrong_time', 'wrong_beds', 'did_not_happen', 'undo']),
  }),
} as const;

/** Every event of every stream. */
const eventData = {
  ...shelterEventData,
  ...personEventData,
  ...tokenEventData,
  ...vaultEventData,
  ...accessEventData,
  ...keyEventData,
  ...requestEventData,
  ...transferEventData,
} as const;

export type StoredEventType = keyof typeof eventData;
type DataOf<T extends StoredEventType> = z.infer<(typeof eventData)[T]>;
/** An event with its type; where there is no data zod says that there may be no field at all, not even the type. */
export type StoredEvent = {
  [T in StoredEventType]: DataOf<T> extends Record<string, never> ? { type: T } : { type: T } & DataOf<T>;
}[StoredEventType];
export const storedEventTypes = Object.keys(eventData) as StoredEventType[];
/** Those of a house: what its activity is told in. */
export const shelterEventTypes = Object.keys(shelterEventData) as (keyof typeof shelterEventData)[];

/** Turns the data of one version into that of the next. */
export type Upcaster = (data: unknown) => unknown;
/** By event type: the first upcaster lifts version 1 to 2, the second 2 to 3. None: version 1 is what is written. */
export type Upcasters = Readonly<Partial<Record<string, readonly Upcaster[]>>>;
const UPCASTERS: Upcasters = {};

export type ReadEvent<E> =
  | { readonly ok: true; readonly event: E }
  /** One sentence for the operator; it never quotes the payload. */
  | { readonly ok: false; readonly reason: string };

type DataSchema = z.ZodType<Record<string, unknown>>;

/** A reader of stored events: upcasts to the newest version, then parses. Total: nothing it is given makes it throw. */
export function codecOf<E>(schemas: Readonly<Record<string, DataSchema>>, upcasters: Upcasters) {
  const readers = new Map(
    Object.entries(schemas).map(([type, schema]) => [type, { schema, lifts: upcasters[type] ?? [] }]),
  );
  return {
    read(type: string, schemaVersion: number, data: unknown): ReadEvent<E> {
      const reader = readers.get(type);
      if (!reader) return { ok: false, reason: 'This program does not know this type of event.' };
      const newest = reader.lifts.length + 1;
      if (!Number.isInteger(schemaVersion) || schemaVersion < 1 || schemaVersion > newest) {
        return { ok: false, reason: `${type} has a version that this program does not know; it knows 1 to ${newest}.` };
      }
      try {
        const lifted = reader.lifts.slice(schemaVersion - 1).reduce((d, lift) => lift(d), data);
        const parsed = reader.schema.safeParse(lifted);
        if (parsed.success) return { ok: true, event: { type, ...parsed.data } as E };
        return {
          ok: false,
          reason: `${type} version ${schemaVersion} does not fit its schema at "${where(parsed.error)}".`,
        };
      } catch {
        return { ok: false, reason: `${type} version ${schemaVersion} could not be lifted to version ${newest}.` };
      }
    },
  };
}

/** The field at fault: only the outermost name, for deeper ones may be somebody's data. */
const where = (error: z.ZodError): string => String(error.issues[0]?.path[0] ?? 'the whole of it');

/** Reads every event of the log. */
export const eventCodec = codecOf<StoredEvent>(eventData, UPCASTERS);
/** The version that writers write, by type. */
export const versionOf = (type: StoredEventType): number => (UPCASTERS[type]?.length ?? 0) + 1;
