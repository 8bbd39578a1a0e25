import { z } from 'zod';
import { page, read } from './reads.ts';

const bytes = (least: number, most: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+={0,2}$/, 'base64url')
    .min(least)
    .max(most);

/** `POST /api/me/push/subscribe`: the `PushSubscription.toJSON()` of this device. Only known push services are accepted. */
export const subscribePush = z.strictObject({
  endpoint: z.url({ protocol: /^https$/ }).max(1_000),
  /** When the browser's subscription expires; the page handles that. */
  expirationTime: z.number().nullish(),
  keys: z.strictObject({
    /** A point of P-256 (65 bytes), and 16 random bytes of the browser. */
    p256dh: bytes(87, 88),
    auth: bytes(22, 24),
  }),
  /** Renewal after another sign-in: only if this device is already subscribed for this person. */
  again: z.boolean().optional(),
});
export type SubscribePush = z.infer<typeof subscribePush>;

/** `POST /api/me/push/unsubscribe`: this device; without an endpoint, all of the caller's devices. */
export const unsubscribePush = z.strictObject({ endpoint: z.url().max(1_000).optional() });

/** `GET /api/me/push`. */
export const myPush = z.object({
  /** The server's key (VAPID, base64url of 65 bytes); null: this server sends no notifications. */
  publicKey: z.string().nullable(),
  /** Whether this session has subscribed. After another sign-in the device sends `again`, and is notified meanwhile. */
  subscribed: z.boolean(),
  /** How many of the caller's devices are subscribed. */
  devices: z.int(),
});
export type MyPush = z.infer<typeof myPush>;

/** The whole content of a notification. */
export const pushMessage = z.strictObject({ tasks: z.int().min(1) });
export type PushMessage = z.infer<typeof pushMessage>;

export const myPushRead = read(
  '/api/me/push',
  myPush,
  ['answer_requests', 'handle_requests', 'answer_country'],
  page('0.1.0'),
);
