import { z } from 'zod';

const bytes = (least: number, most: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+={0,2}$/, 'base64url')
    .min(least)
    .max(most);

/**
 * `POST /api/me/push/subscribe`: where this device can be reached, as `PushSubscription.toJSON()` says it. Only push
 * services that the server knows are taken.
 */
export const subscribePush = z.strictObject({
  endpoint: z.url({ protocol: /^https$/ }).max(1_000),
  /** When the browser gives it up by itself; it tells its page, so the server needs no clock for it. */
  expirationTime: z.number().nullish(),
  keys: z.strictObject({
    /** A point of P-256, 65 bytes, and 16 bytes that the browser made up. */
    p256dh: bytes(87, 88),
    auth: bytes(22, 24),
  }),
  /** After another sign-in: only where this person gets notices on this device already. Of anybody else nothing changes. */
  again: z.boolean().optional(),
});
export type SubscribePush = z.infer<typeof subscribePush>;

/** `POST /api/me/push/unsubscribe`: this device; without an endpoint, every device of mine. */
export const unsubscribePush = z.strictObject({ endpoint: z.url().max(1_000).optional() });

/** `GET /api/me/push`. */
export const myPush = z.object({
  /** The server's key (VAPID, base64url of 65 bytes); null: this server sends nothing. */
  publicKey: z.string().nullable(),
  /** Whether a device asked in this very session. After another sign-in it asks `again`: it gets notices all the while. */
  subscribed: z.boolean(),
  /** How many devices of mine get notices. */
  devices: z.int(),
});
export type MyPush = z.infer<typeof myPush>;

/** All that a notification says. */
export const pushMessage = z.strictObject({ tasks: z.int().min(1) });
export type PushMessage = z.infer<typeof pushMessage>;
