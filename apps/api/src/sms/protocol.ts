import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/**
 * What android-sms-gateway (github.com/capcom6/android-sms-gateway, local mode) sends and takes, as its documents and its
 * source say:
 *
 * - A webhook for `sms:received` is a POST of `{ deviceId, event, id, webhookId, payload: { messageId, message, phoneNumber,
 *   simNumber, receivedAt } }`. `id` is that of the event and the same at each try. `messageId` is made of the content and not
 *   unique (android-sms-gateway/docs-web, features/webhooks). `receivedAt` carries the phone's own offset.
 * - `X-Signature` is the HMAC-SHA256, in hexadecimal, of the body as it is sent followed by `X-Timestamp`, Unix seconds, under
 *   the signing key of the phone's settings. Both are made again for each try
 * (webhooks/plugins/PayloadSingingPlugin.kt).
 * - It is tried again after 10 s, 20 s, 40 s … unless it is answered 2xx, 14 times as the app comes.
 * - `POST /messages` with basic authentication sends `{ id, textMessage: { text }, phoneNumbers, ttl }`
 *   (localserver/domain/messages/PostMessageRequest.kt); older releases have `POST /message` and the field `message`.
 */
const RECEIVED = 'sms:received';

/** How far the phone's clock may be off, ms. */
const CLOCKS_APART_MS = 5 * 60_000;

export interface Signed {
  readonly raw: Buffer;
  readonly signature: string | undefined;
  readonly timestamp: string | undefined;
}

/** Whether the gateway sent these bytes just now. `now` in ms. */
export function isFromGateway(
  { raw, signature = '', timestamp = '' }: Signed,
  signingKey: string,
  now: number,
): boolean {
  if (!/^\d{1,12}$/.test(timestamp) || !/^[0-9a-f]{64}$/i.test(signature)) return false;
  const expected = createHmac('sha256', signingKey).update(raw).update(timestamp).digest();
  // Compared whatever the clock says, so that the time to answer reveals nothing.
  const isSigned = timingSafeEqual(expected, Buffer.from(signature, 'hex'));
  return isSigned && Math.abs(Number(timestamp) * 1_000 - now) <= CLOCKS_APART_MS;
}

/** Longer than any message of ours with all that the gateway puts around it. */
const LONGEST_BYTES = 2_048;

const message = z.object({
  event: z.literal(RECEIVED),
  id: z.string().min(1).max(128),
  payload: z.object({
    message: z.string(),
    phoneNumber: z.string().min(3).max(40),
    receivedAt: z.iso.datetime({ offset: true }),
  }),
});

/** One received message. */
export interface Received {
  /** Of the event at the gateway: the same for each try. */
  readonly id: string;
  readonly from: string;
  readonly text: string;
  /** ms. */
  readonly at: number;
}

/** The message in a body; else why there is none. */
export function receivedIn(raw: Buffer): Received | 'too_long' | 'not_a_message' {
  if (raw.byteLength > LONGEST_BYTES) return 'too_long';
  const parsed = message.safeParse(jsonOf(raw));
  if (!parsed.success) return 'not_a_message';
  const { id, payload } = parsed.data;
  return { id, from: payload.phoneNumber, text: payload.message, at: Date.parse(payload.receivedAt) };
}

function jsonOf(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString());
  } catch {
    return null;
  }
}
