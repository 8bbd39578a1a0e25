import { z } from 'zod';
import { country } from '../primitives.ts';
import { type DeepReadonly, type EventOf, fact } from './fact.ts';
import { areaRef } from './parts.ts';

/** What an organisation is beside its name: where it works, and where it is at home. */
const profile = { countries: z.array(country), area: areaRef } as const;

/**
 * A partner of the network, in the streams `organisation-<id>`. Everything else in the log names an organisation by its
 * name (ADR 49): so a name is corrected only while nothing carries it.
 */
export const organisationFacts = {
  OrganisationRegistered: fact(z.object({ name: z.string(), ...profile })),
  /** Only what changed. */
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
