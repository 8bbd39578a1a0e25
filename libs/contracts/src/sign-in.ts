import { z } from 'zod';
import { heldRole, language, me } from './people.ts';
import { nameOf } from './primitives.ts';
import { page, read } from './reads.ts';
import { consoleKind, credentialKind, signInMethod } from './terms/people.ts';

const email = z.string().trim().min(1).max(200);
const password = z.string().min(1).max(400);
/** Six digits of an authenticator, or one of the recovery codes. */
const code = z.string().trim().min(6).max(60);
/** A sealed ticket that the server issued and gets back: valid for five minutes and one use. */
const ticket = z.string().min(20).max(4000);
/** An answer of `navigator.credentials`, in the JSON form of WebAuthn Level 3; the server's library reads it. */
const credentialResponse = z.looseObject({ id: z.string().max(2000), type: z.string().max(40) });
/** A one-time link's token. */
const linkToken = z.string().min(20).max(200);
const displayName = nameOf(80);
const newPassword = z.string().min(1).max(400);

/** `GET /api/sign-in`: the available sign-in methods. */
export const signInWays = z.object({
  demo: z.boolean(),
  /** Passkeys need a host name instead of an IP address, and TLS or localhost. */
  passkeys: z.boolean(),
  /** The sign-in that the settings name, for the first start: what its button says. */
  oidc: z.object({ name: z.string() }).nullable(),
  /** Organisations' own sign-ins that administrators set up: what to ask for, and what each button says. */
  organisations: z.array(z.object({ id: z.string(), label: z.string() })),
});
export type SignInWays = z.infer<typeof signInWays>;

/** Options for `navigator.credentials`, with the ticket to send back. */
export const ceremony = z.object({ options: z.record(z.string(), z.unknown()), ticket });
export type Ceremony = z.infer<typeof ceremony>;
export const passkeyAnswer = z.strictObject({ ticket, response: credentialResponse });

export const signInByPasskey = z.strictObject({ ...passkeyAnswer.shape, console: consoleKind.default('shared') });
export const signInByPassword = z.strictObject({ email, password, code, console: consoleKind.default('shared') });
export { me as signedIn };

export const activationLook = z.strictObject({ token: linkToken });
/** What a link is for; `name` and `email` are null for the first administrator, who enters them. */
export const activationSeen = z.object({
  name: z.string().nullable(),
  email: z.string().nullable(),
  roles: z.array(heldRole),
  expiresAt: z.string(),
  /** True when the account was in use before: its old sign-in methods are replaced. */
  renews: z.boolean(),
});
export type ActivationSeen = z.infer<typeof activationSeen>;
export const activationPasskey = z.strictObject({ token: linkToken, name: displayName, email: z.email().max(200) });
/** A new secret for an authenticator: as text, as `otpauth://` URL for a QR code, and the ticket to send back. */
export const totpSecret = z.object({ secret: z.string(), uri: z.string(), ticket });
export type TotpSecret = z.infer<typeof totpSecret>;
export const totpAnswer = z.strictObject({ ticket, code });
export const activate = z
  .strictObject({
    token: linkToken,
    name: displayName,
    email: z.email().max(200),
    passkey: passkeyAnswer.optional(),
    password: z.strictObject({ password: newPassword, totp: totpAnswer }).optional(),
    console: consoleKind.default('shared'),
  })
  .refine((body) => body.passkey !== undefined || body.password !== undefined, 'a passkey, or a password with a code');
/** Recovery codes are shown here and nowhere else. */
export const activated = z.object({ me, recoveryCodes: z.array(z.string()) });
export type Activated = z.infer<typeof activated>;

const accountMethod = z.object({
  credentialId: z.string(),
  kind: credentialKind,
  label: z.string().nullable(),
  addedAt: z.string(),
  usedAt: z.string().nullable(),
  /** False for the last sign-in method. */
  removable: z.boolean(),
});
export const mySession = z.object({
  sessionId: z.string(),
  current: z.boolean(),
  method: signInMethod,
  console: consoleKind,
  device: z.object({ browser: z.string(), system: z.string() }).nullable(),
  openedAt: z.string(),
  seenAt: z.string(),
  expiresAt: z.string(),
});
export type MySession = z.infer<typeof mySession>;
/** `GET /api/me/account`. */
export const myAccount = z.object({
  name: z.string().nullable(),
  email: z.string().nullable(),
  ways: z.array(accountMethod),
  recoveryCodesLeft: z.int(),
  sessions: z.array(mySession),
  /** The available second factors. `demo`: one tap, invented people only. */
  secondFactors: z.array(z.enum(['passkey', 'code', 'demo'])),
  /** Whether the first second factor may be added now: the organisation's own provider asked the person just before. */
  mayAddFirstFactor: z.boolean(),
  /** The own sign-in of the account's organisation, as `provider` of its start; null: it has none. */
  provider: z.string().nullable(),
  steppedUpUntil: z.string().nullable(),
});
export type MyAccount = z.infer<typeof myAccount>;

/** Exactly one of the three. The session id changes with it. */
export const stepUp = z.union([
  z.strictObject({ passkey: passkeyAnswer }),
  z.strictObject({ code }),
  z.strictObject({ demo: z.literal(true) }),
]);
export const steppedUp = z.object({ until: z.string() });
export const actAs = z.strictObject({ grantId: z.string().min(1).max(80) });
export const addPasskey = z.strictObject({ ...passkeyAnswer.shape, label: nameOf(40) });
export const changePassword = z.strictObject({ password: newPassword });
export const recoveryCodes = z.object({ codes: z.array(z.string()) });
export const removeSignInMethod = z.strictObject({ credentialId: z.string().min(1).max(80) });
export const revokeSession = z.strictObject({ sessionId: z.string().min(1).max(80) });
export const chooseLanguage = z.strictObject({ language });

/** Why a new password is refused, in order of precedence: the `detail` of `password_too_weak`. */
export const PASSWORD_FAULTS = [
  'not_text',
  'too_short',
  'too_long',
  'too_repetitive',
  'holds_your_name',
  'holds_our_name',
  'too_common',
] as const;
export type PasswordFault = (typeof PASSWORD_FAULTS)[number];

export const myAccountRead = read('/api/me/account', myAccount, 'signed_in', page('0.1.0'));
export const signInMethodsRead = read('/api/sign-in', signInWays, 'anybody', page('0.1.0'));
