import { z } from 'zod';
import { country } from '../primitives.ts';
import { type DeepReadonly, type EventOf, fact } from './fact.ts';
import { areaRef } from './parts.ts';

/** The details of an organisation besides its name: the countries in which it works, and its area. */
const profile = { countries: z.array(country), area: areaRef } as const;

/**
 * A partner of the network, in the streams `organisation-<id>`. All other events refer to an organisation by its name (ADR
 * 49), so the name can be corrected only while nothing refers to it.
 */
export const organisationFacts = {
  OrganisationRegistered: fact(z.object({ name: z.string(), ...profile })),
  /** Only changed fields. */
  OrganisationChanged: fact(
    z.object({
      name: z.string().optional(),
      countries: profile.countries.optional(),
      area: profile.area.optional(),
    }),
  ),
} as const;

export type OrganisationEvent = EventOf<typeof organisationFacts>;
export type OrganisationProfile = DeepReadonly<
  Omit<Extract<OrganisationEvent, { type: 'OrganisationRegistered' }>, 'type'>
>;
