import { z } from 'zod';
import { page, read } from '../reads.ts';
import { bedKind, forWhom, roomPrivacy, shelterMode } from '../terms/shelter.ts';

/** `GET /api/import/shelters`: what an import needs to know about the existing shelters of the caller's organisation. */
const knownShelter = z.object({
  shelterId: z.string(),
  name: z.string(),
  organisation: z.string(),
  country: z.string(),
  areaId: z.string(),
  timezone: z.string(),
  kind: z.string(),
  mode: shelterMode,
  rules: z.record(z.string(), z.unknown()).nullable(),
  rooms: z.array(
    z.object({
      label: z.string(),
      privacy: roomPrivacy,
      /** null: it does not say; absent: a program of an older release. */
      forWhom: forWhom.nullable().optional(),
      beds: z.array(z.object({ bedId: z.string(), label: z.string(), kind: bedKind })),
    }),
  ),
  /** Digests of the recorded nights, by month: a month with the same digest is not sent again. */
  nights: z.record(z.string(), z.string()),
  /** The current stays, as far as an import needs them: the number of people and their beds. */
  stays: z.array(z.object({ beds: z.array(z.string()), people: z.int() })),
});
export type KnownShelter = z.infer<typeof knownShelter>;
const knownShelters = z.object({ shelters: z.array(knownShelter) });
export type KnownShelters = z.infer<typeof knownShelters>;

/** `POST /api/import/check`: steps on one shelter, evaluated in order without being written. */
export const importCheck = z.strictObject({
  shelterId: z.string().max(80),
  steps: z
    .array(z.strictObject({ name: z.string().max(60), body: z.unknown() }))
    .min(1)
    .max(50),
});

/** For each step: how many facts would be added, changed or are recorded already, or why it would be refused. */
export const importChecked = z.object({
  steps: z.array(
    z.object({
      added: z.int(),
      changed: z.int(),
      same: z.int(),
      refused: z.object({ code: z.string(), why: z.string() }).nullable(),
    }),
  ),
});
export type ImportChecked = z.infer<typeof importChecked>;

export const importableSheltersRead = read('/api/import/shelters', knownShelters, ['register'], page('0.1.0'));
