import { z } from 'zod';
import { id, nameOf } from './primitives.ts';
import { page, read } from './reads.ts';

const secret = z.string().min(1).max(500);
/** Printable and without blanks, as providers hand them out. */
const clientId = z.string().regex(/^[\x21-\x7e]{1,200}$/);

/** An organisation's own sign-in. `clientSecret` null: a public client, which proves itself by PKCE alone. */
export const proposeSignIn = z.strictObject({
  /** What its button says, to anybody who opens the sign-in page. */
  label: nameOf(40),
  /** The provider's address, exactly as it names itself. */
  issuer: z.url({ protocol: /^https?$/ }).max(300),
  clientId,
  clientSecret: secret.nullable(),
});
export type ProposeSignIn = z.output<typeof proposeSignIn>;
/** The proposal that was seen: a newer one is not confirmed by it. */
export const answerSignIn = z.strictObject({ proposalId: id });
export const changeSignInSecret = z.strictObject({ clientSecret: secret });

/** Everything of a provider but its secret, which nobody is shown again. */
const provider = { label: z.string(), issuer: z.string(), clientId: z.string(), hasSecret: z.boolean() } as const;
const proposal = z.object({
  ...provider,
  proposalId: z.string(),
  byName: z.string().nullable(),
  at: z.string(),
  /** False for the person who proposed it: a second administrator confirms. */
  mayConfirm: z.boolean(),
});

/** The sign-in of one registered organisation. */
const organisationSignIn = z.object({
  organisationId: z.string(),
  inUse: z
    .object({
      ...provider,
      since: z.string(),
      /** How many people are tied to it, and how many of them have no other way to sign in. */
      people: z.int(),
      peopleWithoutAnother: z.int(),
    })
    .nullable(),
  proposed: proposal.nullable(),
});
export type OrganisationSignIn = z.infer<typeof organisationSignIn>;
export const signInProviders = z.object({
  /** Where a provider sends people back to: to be registered there. */
  callback: z.string(),
  organisations: z.array(organisationSignIn),
});
export type SignInProviders = z.infer<typeof signInProviders>;

export const signInProvidersRead = read(
  '/api/organisations/sign-in',
  signInProviders,
  ['keep_organisations'],
  page('0.1.0'),
);
