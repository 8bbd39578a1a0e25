import { z } from 'zod';
import { bedKind, roomPrivacy, shelterMode } from '../terms/shelter.ts';

/** `GET /api/import/houses`: what an import has to know of the houses that are there, those of one's own organisation. */
const knownHouse = z.object({
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
      beds: z.array(z.object({ bedId: z.string(), label: z.string(), kind: bedKind })),
    }),
  ),
  /** What tells whether the nights of a month are those of a file, by month: so that they are not sent again. */
  nights: z.record(z.string(), z.string()),
  /** Who is where, as far as an import asks: people by number, in which beds. */
  stays: z.array(z.object({ beds: z.array(z.string()), people: z.int() })),
});
export type KnownHouse = z.infer<typeof knownHouse>;
export const knownHouses = z.object({ houses: z.array(knownHouse) });
export type KnownHouses = z.infer<typeof knownHouses>;

/** `POST /api/import/check`: steps on one house, one after the other, as they would be done. */
export const importCheck = z.strictObject({
  shelterId: z.string().max(80),
  steps: z
    .array(z.strictObject({ name: z.string().max(60), body: z.unknown() }))
    .min(1)
    .max(50),
});

/** What would become of each step: facts that are new, that change what is there, that are there already; or why not. */
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
