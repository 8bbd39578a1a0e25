import { z } from 'zod';
import type { DeepReadonly } from './facts/fact.ts';
import { figureBand } from './figures.ts';
import { country, id, instant, role } from './primitives.ts';
import { page, read } from './reads.ts';
import { shelterMode } from './terms/shelter.ts';
import { surgeCannotReason, surgeEndedBecause, surgeNoReason, surgeReason } from './terms/surges.ts';

/** `POST /api/surges/{id}/{command}`; unknown fields are refused. */
export const surgeBodies = {
  /** It asks nobody before a second person of another organisation confirms it. */
  open: z.strictObject({
    country,
    places: z.int().min(1).max(10_000),
    until: instant,
    reason: surgeReason,
    drill: z.boolean().default(false),
    /** The surge of another country that asks one’s own for places (SU-14). */
    answers: id.nullable().default(null),
  }),
  confirm: z.strictObject({}),
  /** Before its time. */
  end: z.strictObject({}),
  /** A country that has a focal point, for the places that are still missing. */
  'ask-country': z.strictObject({ country }),
  /** The country of the focal point who says it opens none. */
  'decline-country': z.strictObject({ reason: surgeCannotReason }),
} as const;
export type SurgeCommandName = keyof typeof surgeBodies;
export const surgeCommandNames = Object.keys(surgeBodies) as SurgeCommandName[];
export type SurgeBody<N extends SurgeCommandName> = z.input<(typeof surgeBodies)[N]>;
/** A body as it was parsed. */
export type SurgeInput<N extends SurgeCommandName> = DeepReadonly<z.output<(typeof surgeBodies)[N]>>;

/** Who did it: a role and an organisation, never a name. */
/** `organisation` null: a focal point of none. */
const step = z.object({ organisation: z.string().nullable(), role, at: z.string(), mine: z.boolean() });

const surgeAnswer = z.object({
  /** null: none. */
  places: z.int().nullable(),
  /** How many of them are open now. */
  open: z.int(),
  reason: surgeNoReason.nullable(),
  at: z.string(),
  byRole: role,
});

const askedHouse = z.object({
  shelterId: z.string(),
  name: z.string(),
  area: z.string(),
  mode: shelterMode,
  /** null: it said nothing yet. */
  answer: surgeAnswer.nullable(),
});
export type SurgeHouse = z.infer<typeof askedHouse>;

/** Another country that was asked for what was missing, and what it said: nothing yet, that it can’t, or a surge of its own. */
const askedCountry = z.object({
  country,
  /** What was missing when it was asked. */
  places: z.int(),
  at: z.string(),
  declined: surgeCannotReason.nullable(),
  /** The surge that it opened. */
  surge: z
    .object({
      surgeId: z.string(),
      situation: z.enum(['waiting', 'open', 'ended']),
      open: z.int(),
      places: z.int(),
    })
    .nullable(),
});
export type SurgeCountry = z.infer<typeof askedCountry>;

/** A country's call for extra places. */
export const surgeView = z.object({
  surgeId: z.string(),
  country,
  places: z.int(),
  until: z.string(),
  reason: surgeReason,
  /** It is tried out: houses say what they would open, and no bed is. */
  drill: z.boolean(),
  situation: z.enum(['waiting', 'open', 'ended']),
  opened: step,
  confirmed: step.nullable(),
  askedAgainAt: z.string().nullable(),
  askedBeforeEndAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  endedBecause: surgeEndedBecause.nullable(),
  /** Extra places that are open for it now; in a drill, that were offered. */
  open: z.int(),
  asked: z.int(),
  yes: z.int(),
  no: z.int(),
  /** The caller's own houses. `offer`: how many extra places could be opened; null: it only counts, or it is a drill. */
  mine: z.array(askedHouse.extend({ offer: z.int().nullable() })),
  /** What each house of the country answered; null: only for those who open and confirm surges. */
  houses: z.array(askedHouse).nullable(),
  /** How many places are missing: neither open here nor in surges of countries that were asked. 0 unless it is open. */
  missing: z.int(),
  /** The country whose surge asked for this one; null: none, or only for those who open and confirm surges. */
  askedBy: country.nullable(),
  /** Other countries that were asked; null: only for those who may end it. */
  countries: z.array(askedCountry).nullable(),
  /** Countries that the caller may ask. */
  mayAsk: z.array(country),
  /** The caller’s country, which is asked and has no surge for it; null: it is not, or nothing is missing any more. */
  asksMine: z.object({ country, at: z.string(), declined: surgeCannotReason.nullable() }).nullable(),
  /** The commands open to the caller. */
  may: z.array(z.enum(['confirm', 'end'])),
});
export type SurgeView = z.infer<typeof surgeView>;

export const surgeList = z.object({
  position: z.string(),
  /** The countries for which the caller may open one. */
  mayOpenFor: z.array(country),
  items: z.array(surgeView),
});
export type SurgeList = z.infer<typeof surgeList>;

const reportedHouse = z.object({
  shelterId: z.string(),
  name: z.string(),
  mode: shelterMode,
  answer: z.enum(['yes', 'no', 'silent']),
  /** Why it said no. */
  reason: surgeNoReason.nullable(),
  /** What its last yes was for. */
  offered: z.int(),
  /** Extra beds that it opened for it, each once. */
  opened: z.int(),
  /** Of these, beds that somebody lived in before its end, each once. */
  used: z.int(),
});
export type ReportedHouse = z.infer<typeof reportedHouse>;

/** What became of a surge that has ended: of its country, and of each of the caller's own houses (SU-12). */
export const surgeReport = z.object({
  position: z.string(),
  surgeId: z.string(),
  country,
  places: z.int(),
  drill: z.boolean(),
  confirmedAt: z.string(),
  endedAt: z.string(),
  asked: z.int(),
  yes: z.int(),
  no: z.int(),
  offered: z.int(),
  opened: z.int(),
  /** Sums of bands; null: too few houses opened beds to tell of them. */
  used: figureBand.nullable(),
  houses: z.array(reportedHouse),
});
export type SurgeReport = z.infer<typeof surgeReport>;

export const surgeReportQuery = z.strictObject({ format: z.enum(['json', 'csv']).default('json') });
export const surgeReportRead = read('/api/surges/:surgeId/report', surgeReport, ['see_surges'], page('0.1.0'), {
  file: 'text/csv',
});

export const surgesRead = read('/api/surges', surgeList, ['see_surges'], page('0.1.0'), { ofTonight: true });
