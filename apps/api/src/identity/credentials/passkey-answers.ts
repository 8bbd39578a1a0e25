import { z } from 'zod';

/** What a browser sends of a passkey: base64url of at most 16 kB, and only the fields that the verifier reads. */
const base64url = z
  .string()
  .regex(/^[A-Za-z0-9_-]*$/)
  .max(16_384);
const credentialId = base64url.min(16).max(1_366);

const common = {
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
};

/** `RegistrationResponseJSON` of WebAuthn Level 3, 5.1. */
export const registrationAnswer = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .default([]),
  }),
});
export type RegistrationAnswer = z.infer<typeof registrationAnswer>;

/** `AuthenticationResponseJSON` of WebAuthn Level 3, 5.1. Browsers send null where there is no user handle. */
export const signInAnswer = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.max(88).nullish(),
  }),
});
export type SignInAnswer = z.infer<typeof signInAnswer>;

/**
 * The user handle that an answer claims, which the device was given at registration. Unverified until `verifySignIn`
 * receives the same handle. Null when absent, as with keys that are not discoverable.
 */
export function claimedHandle(answer: unknown): string | null {
  const handle = signInAnswer.safeParse(answer).data?.response.userHandle;
  return handle ? handleIn(handle) : null;
}

/** A user handle as it was given to the device. */
export const handleIn = (userHandle: string): string => Buffer.from(userHandle, 'base64url').toString('utf8');

const clientData = z.object({
  type: z.string(),
  challenge: z.string(),
  origin: z.string(),
  crossOrigin: z.boolean().default(false),
});

/** The client data: challenge and origin as the browser reports them (WebAuthn Level 3, 5.8.1); null when malformed. */
export function clientDataOf(answer: { response: { clientDataJSON: string } }): z.infer<typeof clientData> | null {
  try {
    const text = Buffer.from(answer.response.clientDataJSON, 'base64url').toString('utf8');
    return clientData.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
