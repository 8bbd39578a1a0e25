import { z } from 'zod';
import { areaById } from './areas.ts';
import { country, HOME_COUNTRIES, id, label } from './primitives.ts';

const countries = z
  .array(country)
  .min(1)
  .max(HOME_COUNTRIES.length)
  .refine((codes) => codes.every((code) => HOME_COUNTRIES.some((home) => home === code)), 'a country of the network')
  .refine((codes) => new Set(codes).size === codes.length, 'a country twice');
const area = id.refine((areaId) => areaById(areaId) !== null, 'an area of the catalogue');

/** `distinct`: it is another organisation, though one of the list is called almost the same. */
const distinct = z.boolean().default(false);

export const registerOrganisation = z.strictObject({ name: label, countries, area, distinct });
/** What is left away stays as it is. */
export const changeOrganisation = z.strictObject({
  name: label.optional(),
  countries: countries.optional(),
  area: area.optional(),
  distinct,
});

/**
 * One line of `GET /api/organisations`. `organisationId` null: nobody has said more of it than its name, which houses and
 * roles carry; its countries are theirs.
 */
export const listedOrganisation = z.object({
  organisationId: z.string().nullable(),
  name: z.string(),
  countries: z.array(z.string()),
  area: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Whether its name can still be corrected: no role, house or token carries it. */
  mayRename: z.boolean(),
  /** Whether a duty line is written down: the number itself is for those who call. */
  dutyLine: z.boolean(),
  /** People with a role in it, and how many of them manage it. */
  people: z.int(),
  managers: z.int(),
});
export type ListedOrganisation = z.infer<typeof listedOrganisation>;
export const organisations = z.object({ organisations: z.array(listedOrganisation) });
export type Organisations = z.infer<typeof organisations>;
export const organisationMade = z.object({ organisationId: z.string(), name: z.string() });
