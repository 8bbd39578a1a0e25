import { z } from 'zod';
import { country, sealed } from '../primitives.ts';
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
  /** Its own sign-in, which counts once a second administrator has confirmed it. `secret` null: a client without one. */
  SignInProviderProposed: fact(
    z.object({
      proposalId: z.string(),
      /** What its button says. */
      label: z.string(),
      issuer: z.string(),
      clientId: z.string(),
      secret: sealed.nullable(),
    }),
  ),
  SignInProviderConfirmed: fact(z.object({ proposalId: z.string() })),
  SignInProviderDeclined: fact(z.object({ proposalId: z.string() })),
  SignInSecretChanged: fact(z.object({ secret: sealed })),
  SignInProviderRemoved: fact(z.object({})),
} as const;

export type OrganisationEvent = EventOf<typeof organisationFacts>;
export type OrganisationProfile = DeepReadonly<
  Omit<Extract<OrganisationEvent, { type: 'OrganisationRegistered' }>, 'type'>
>;
