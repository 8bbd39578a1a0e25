import { z } from 'zod';
import { areaById } from './areas.ts';
import { country, HOME_COUNTRIES, id, label } from './primitives.ts';
import { page, read } from './reads.ts';

const countries = z
  .array(country)
  .min(1)
  .max(HOME_COUNTRIES.length)
  .refine((codes) => codes.every((code) => HOME_COUNTRIES.some((home) => home === code)), 'a country of the network')
  .refine((codes) => new Set(codes).size === codes.length, 'a country twice');
const area = id.refine((areaId) => areaById(areaId) !== null, 'an area of the catalogue');

/** `distinct`: confirms that it is another organisation than the one with almost the same name. */
const distinct = z.boolean().default(false);

export const registerOrganisation = z.strictObject({ name: label, countries, area, distinct });
/** Absent fields stay as they are. */
export const changeOrganisation = z.strictObject({
  name: label.optional(),
  countries: countries.optional(),
  area: area.optional(),
  distinct,
});

/**
 * One line of `GET /api/organisations`. `organisationId` null: not registered, only named by houses and roles; its
 * countries are theirs.
 */
export const listedOrganisation = z.object({
  organisationId: z.string().nullable(),
  name: z.string(),
  countries: z.array(z.string()),
  area: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Whether its name can still be corrected, because no role, house or token refers to it. */
  mayRename: z.boolean(),
  /** Whether a duty line is recorded; the number is shown only to callers. */
  dutyLine: z.boolean(),
  /** People with a role in it, and how many of them manage it. */
  people: z.int(),
  managers: z.int(),
});
export type ListedOrganisation = z.infer<typeof listedOrganisation>;
export const organisations = z.object({ organisations: z.array(listedOrganisation) });
export type Organisations = z.infer<typeof organisations>;
export const organisationMade = z.object({ organisationId: z.string(), name: z.string() });

export const organisationsRead = read('/api/organisations', organisations, ['keep_organisations'], page('0.1.0'));
