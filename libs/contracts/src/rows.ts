import { z } from 'zod';
import { country, id, point, position, revision, role, storedInstant } from './primitives.ts';
import { BOARD_PATH, read, stable } from './reads.ts';
import { shelterKind, shelterMode } from './terms/shelter.ts';

/** Bands of free places for readers who may not see exact numbers: full, 1, 2-3, 4 or more. */
export const band = z.enum(['0', '1', '2-3', '4+']);
export type Band = z.infer<typeof band>;
export const bandOf = (n: number): Band => (n <= 0 ? '0' : n === 1 ? '1' : n <= 3 ? '2-3' : '4+');
/** The minimum of a band, for sums of bands; without a band 0. */
export const leastOf = (b: Band | null): number => (b === null ? 0 : { '0': 0, '1': 1, '2-3': 2, '4+': 4 }[b]);

export const freshness = z.enum(['fresh', 'ageing', 'stale']);
export type Freshness = z.infer<typeof freshness>;
const HOUR = 3_600_000;
/** Numbers are fresh until they are so many hours old, and ageing until they are so many; then stale. */
export const FRESHNESS_HOURS = { fresh: 2, ageing: 8 } as const;
/** `asOf`: the last confirmation; where there was none, the last change. */
export const freshnessOf = (asOf: string, now: number): Freshness => {
  const hours = (now - Date.parse(asOf)) / HOUR;
  return hours < FRESHNESS_HOURS.fresh ? 'fresh' : hours < FRESHNESS_HOURS.ageing ? 'ageing' : 'stale';
};

export const intake = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open') }),
  z.object({ state: z.literal('paused'), reason: z.string().nullable(), until: z.string().nullable() }),
  /** Ask by phone: the house takes nobody without being asked, or this program can't read its log. */
  z.object({ state: z.literal('ask'), why: z.enum(['policy', 'unreadable', 'counted']) }),
]);
export type Intake = z.infer<typeof intake>;

const common = {
  shelterId: id,
  name: z.string(),
  organisation: z.string(),
  country,
  /** Where on the map: an area of the catalogue, or a name without a point, which is listed and not mapped. */
  area: z.object({ id, name: z.string(), point: point.nullable() }),
  kind: shelterKind,
  mode: shelterMode,
  intake,
};

export const exactPlaces = z.object({
  inService: z.int(),
  /** What a new party can be given. `inService = free + spare + held + occupied`. */
  free: z.int(),
  /** The rest of household rooms in use: for that party alone, and never part of a band. */
  spare: z.int(),
  held: z.int(),
  occupied: z.int(),
  outOfService: z.int(),
  together: z.int(),
  freeCots: z.int(),
});

/** The local hour at which the house was last asked to confirm its numbers, and whether it has answered since. */
const check = z.object({ hour: z.string(), done: z.boolean() });

/** What the house last said by phone, until its own next word (PC-1). */
export const phoneCall = z.object({
  /** How many places it said are free; null: it takes nobody now. */
  band: band.nullable(),
  at: storedInstant,
  byRole: role,
});
export type PhoneCall = z.infer<typeof phoneCall>;

/** Extra places that the house opened for a surge, by its own word, and until when. They are part of its numbers while open. */
export const extraPlaces = z.object({ places: z.int(), until: storedInstant });
export type ExtraPlaces = z.infer<typeof extraPlaces>;

/** A house as its own organisation sees it. */
export const exactRow = z.object({
  view: z.literal('exact'),
  ...common,
  /** Not published yet: visible only to its own people. */
  draft: z.literal(true).optional(),
  /** Closed: only its own page shows it. */
  closed: z.literal(true).optional(),
  places: exactPlaces,
  /** Planned departures: how many places may become free and by when. Never counted as free. */
  soonFree: z.object({ places: z.int(), by: z.string() }).nullable(),
  /** A counted house's report: which night and when it was taken. */
  reported: z
    .object({ night: z.string(), asOf: z.string(), inService: z.int().nullable(), occupied: z.int() })
    .nullable(),
  /** For a counted house: the age of its numbers, by the night that it reported on (PH-2). null: it never reported. */
  saidAt: z.string().nullable().optional(),
  confirmedAt: z.string().nullable(),
  /** Absent: it is not asked. */
  check: check.optional(),
  /** Absent: nobody called since its last word. `free`: as it was said. */
  call: phoneCall.extend({ free: z.int().nullable() }).optional(),
  /** Absent: none is open for a surge. */
  extra: extraPlaces.optional(),
  changedAt: z.string(),
  revision,
});

/** A house as others see it: no revision, no instant of change, no exact count. */
export const bandedRow = z.object({
  view: z.literal('banded'),
  ...common,
  /** null: no current numbers (a counted house whose report is stale). */
  places: z.object({ band: band.nullable(), together: band.nullable() }),
  freshness,
  check: check.optional(),
  /** Absent: nobody called since its last word, or it is shown at the next quarter. */
  call: phoneCall.optional(),
  /** Absent: none is open for a surge. In numbers, because the house offered them; their use is in the band. */
  extra: extraPlaces.optional(),
});

/** A house whose log this program can't read: without numbers, shown as "ask by phone". */
export const unreadableRow = z.object({ view: z.literal('unreadable'), ...common });

export const row = z.discriminatedUnion('view', [exactRow, bandedRow, unreadableRow]);
export type ExactRow = z.infer<typeof exactRow>;
export type BandedRow = z.infer<typeof bandedRow>;
export type UnreadableRow = z.infer<typeof unreadableRow>;
export type Row = z.infer<typeof row>;

/** `GET /api/board`, and the first message of the socket: everything, and where at which position of which log. */
export const board = z.object({
  protocol: z.int(),
  logId: z.string(),
  position,
  /** The instant as of which time-dependent fields (freshness) are computed, at least. */
  asOf: storedInstant.optional(),
  rows: z.array(row),
});
export type Board = z.infer<typeof board>;

export const boardRead = read(BOARD_PATH, board, ['see_board'], stable('0.1.0'));
