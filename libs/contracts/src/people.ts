import { z } from 'zod';
import { LANGUAGES } from './languages.ts';
import { country, id, label, nameOf, role } from './primitives.ts';
import { page, read, stable } from './reads.ts';
import { credentialKind, disableReason, personRole, tokenScope } from './terms/people.ts';

/** `GET /api/demo/people`: the people of the demo to sign in as. */
export const demoPerson = z.object({
  person: z.string(),
  name: z.string(),
  role,
  organisation: z.string().nullable(),
  country: z.string().nullable(),
});
export type DemoPerson = z.infer<typeof demoPerson>;
export const demoSignIn = z.strictObject({ person: z.string().min(1).max(80) });

export const language = z.enum(LANGUAGES);

/** A role that somebody holds; `shelters` null: every house of the organisation. */
export const heldRole = z.object({
  grantId: z.string(),
  role,
  organisation: z.string().nullable(),
  country: z.string().nullable(),
  shelters: z.array(z.string()).nullable(),
});
export type HeldRole = z.infer<typeof heldRole>;

/** `GET /api/me`: the caller and their rights; the interface has no other source of rights. */
export const me = z.object({
  person: z.string(),
  name: z.string(),
  role,
  organisation: z.string().nullable(),
  country: z.string().nullable(),
  demo: z.boolean(),
  /** Screens and commands that are open to this role: 'board', 'trends', 'hold-beds', … */
  may: z.array(z.string()),
  /** Board rows of other houses come this many minutes late; 0: live. */
  delayMinutes: z.int(),
  map: z.object({ mapboxToken: z.string().nullable(), mapboxStyleLight: z.string(), mapboxStyleNight: z.string() }),
  /** Every role of this person; `grantId` is the current one. */
  grantId: z.string(),
  roles: z.array(heldRole),
  /** The chosen language, on any device; null: none. */
  language: language.nullable(),
  /** Minutes without use after which this session ends, and its latest end. */
  idleMinutes: z.int(),
  expiresAt: z.string(),
  /** Until when a step-up counts; null: it has to be shown first. */
  steppedUpUntil: z.string().nullable(),
  /** Wrong codes between the previous sign-in and this one; absent: none. */
  wrongCodes: z.int().min(1).optional(),
  /** The own sign-in of the organisation that opened this session, where signing out here ends nothing; absent: none. */
  provider: z.object({ id: z.string(), label: z.string() }).optional(),
});
export type Me = z.infer<typeof me>;

const newRole = z.strictObject({
  role: personRole,
  organisation: label.nullable().default(null),
  country: country.nullable().default(null),
  shelters: z.array(id).min(1).max(200).nullable().default(null),
});
const name = nameOf(80);
const email = z.email().max(200);

/** One line of `GET /api/people`. Name and e-mail are null once they were erased. */
export const listedPerson = z.object({
  personId: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  situation: z.enum(['invited', 'active', 'disabled']),
  roles: z.array(heldRole),
  invitation: z.object({ expiresAt: z.string(), expired: z.boolean() }).nullable(),
  ways: z.array(credentialKind),
  sessions: z.int(),
  lastSeenAt: z.string().nullable(),
  /** Why this caller can't change this account: it is their own, or the last administrator's. */
  guarded: z.enum(['yourself', 'last_administrator']).nullable(),
});
export type ListedPerson = z.infer<typeof listedPerson>;
export const people = z.object({ people: z.array(listedPerson), organisations: z.array(z.string()) });
export type People = z.infer<typeof people>;

export const invitePerson = z.strictObject({ name, email, roles: z.array(newRole).min(1).max(20) });
/** The link works once and for 72 hours; it is shown here and nowhere else. */
export const invitationMade = z.object({ personId: z.string(), link: z.string(), expiresAt: z.string() });
export type InvitationMade = z.infer<typeof invitationMade>;
export const grantRole = newRole;
export const revokeRole = z.strictObject({ grantId: z.string().min(1).max(80) });
export const disablePerson = z.strictObject({ reason: disableReason.exclude(['erased']) });

const scopes = z.array(tokenScope).min(1);
export const listedToken = z.object({
  tokenId: z.string(),
  label: z.string(),
  organisation: z.string(),
  scopes,
  issuedAt: z.string(),
  expiresAt: z.string(),
  state: z.enum(['in_use', 'expired', 'revoked']),
});
export type ListedToken = z.infer<typeof listedToken>;
export const tokens = z.object({ tokens: z.array(listedToken) });
export const issueToken = z.strictObject({
  label,
  organisation: label,
  country: country.nullable().default(null),
  scopes,
  days: z.int().min(1).max(365),
});
/** The token is shown here and nowhere else. */
export const tokenIssued = z.object({ tokenId: z.string(), token: z.string(), expiresAt: z.string() });

export const demoPeopleRead = read('/api/demo/people', z.array(demoPerson), 'anybody', stable('0.1.0'));
export const meRead = read('/api/me', me, 'signed_in', stable('0.1.0'));
export const peopleRead = read('/api/people', people, ['keep_people'], page('0.1.0'));
export const tokensRead = read('/api/tokens', tokens, ['keep_people'], page('0.1.0'));
