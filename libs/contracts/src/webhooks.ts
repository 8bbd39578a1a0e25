import { z } from 'zod';
import { country, id, label, position, storedInstant } from './primitives.ts';
import { read, stable } from './reads.ts';
import { exactPlaces } from './rows.ts';
import { shelterKind, shelterMode } from './terms/shelter.ts';
import { deliveryOutcome, webhookPause, webhookTopic } from './terms/webhooks.ts';

/**
 * The house in a webhook message, as it is right after the event. Counts and the area that everybody may know: no bed,
 * stay, coordinate, address, phone number or person.
 */
export const webhookShelter = z.strictObject({
  shelterId: id,
  name: z.string(),
  country,
  area: z.strictObject({ id, name: z.string() }),
  kind: shelterKind,
  mode: shelterMode.exclude(['past']),
  closed: z.boolean(),
  intake: z.strictObject({
    state: z.enum(['open', 'paused']),
    reason: z.string().nullable(),
    until: z.string().nullable(),
  }),
  /** null: a counted house that never said how many places it has. Ask it by phone. */
  places: z.strictObject(exactPlaces.shape).nullable(),
  /** For a counted house: the night that its newest report is about. null: none, or it keeps its beds. */
  night: z.string().nullable(),
});
export type WebhookShelter = z.infer<typeof webhookShelter>;

/** The body of a delivery. The same position and type is the same bytes, however often it is delivered. */
export const webhookMessage = z.discriminatedUnion('type', [
  z.strictObject({
    /** The same as the header `webhook-id`: a receiver that has seen it may ignore the message. */
    id: z.string(),
    type: webhookTopic,
    position,
    /** When it was recorded. */
    at: storedInstant,
    data: webhookShelter,
  }),
  z.strictObject({
    id: z.string(),
    type: z.literal('webhook.test'),
    position,
    at: storedInstant,
    data: z.strictObject({}),
  }),
]);
export type WebhookMessage = z.infer<typeof webhookMessage>;

/** `GET /api/numbers`: the own houses in the form of webhook messages, and the log position of that state. */
export const webhookShelters = z.object({ position, shelters: z.array(webhookShelter) });
export type WebhookShelters = z.infer<typeof webhookShelters>;

const url = z.url({ protocol: /^https$/, error: 'an https address' }).max(500);

/** `GET /api/webhooks`: those of the caller's organisation. */
export const listedWebhook = z.object({
  webhookId: z.string(),
  label: z.string(),
  /** Scheme, host and port alone: the path may be a secret. null: this program can't open it. */
  address: z.string().nullable(),
  tells: z.array(webhookTopic),
  registeredAt: z.string(),
  state: z.enum(['on', 'failing', 'paused']),
  /** Why it is paused, and since when. */
  paused: z.object({ because: webhookPause, at: z.string() }).nullable(),
  failingSince: z.string().nullable(),
  /** The position of the newest message that was delivered, of the last hundred tries; zeros: of none. */
  through: position,
  /** How many own houses can't be delivered, because the answering program can't read one of their events. */
  untold: z.int(),
  /** Until when the previous secret signs too. */
  bothSecretsUntil: z.string().nullable(),
});
export type ListedWebhook = z.infer<typeof listedWebhook>;
export const webhooks = z.object({ position, webhooks: z.array(listedWebhook) });
export type Webhooks = z.infer<typeof webhooks>;

export const registerWebhook = z.strictObject({ label, url, tells: z.array(webhookTopic).min(1).max(20) });
export type RegisterWebhook = z.output<typeof registerWebhook>;
/** The secret is shown here and nowhere else: `whsec_` and base64, as in Standard Webhooks. */
export const webhookRegistered = z.object({ webhookId: z.string(), secret: z.string() });
export type WebhookRegistered = z.infer<typeof webhookRegistered>;
/** `bothUntil`: until then both secrets sign. */
export const secretChanged = z.object({ secret: z.string(), bothUntil: z.string() });
export type SecretChanged = z.infer<typeof secretChanged>;

/**
 * What is delivered once more: everything after a position (`from`; `0`: all), or everything from one message on,
 * inclusive, by that message's position (`at`).
 */
export const redeliverWebhook = z.union([z.strictObject({ from: position }), z.strictObject({ at: position })]);

const delivery = z.object({
  position,
  type: z.string(),
  at: z.string(),
  outcome: deliveryOutcome,
  status: z.int().nullable(),
  ms: z.int(),
});
/** The newest attempts first, a hundred at most. */
export const deliveries = z.object({ deliveries: z.array(delivery) });
export type Deliveries = z.infer<typeof deliveries>;
export type Delivery = z.infer<typeof delivery>;

/** `POST /api/webhooks/{id}/test`: the result of one message without content. */
export const webhookTested = z.object({ outcome: deliveryOutcome, status: z.int().nullable(), ms: z.int() });
export type WebhookTested = z.infer<typeof webhookTested>;

export const numbersRead = read('/api/numbers', webhookShelters, ['read_houses'], stable('0.1.0'));
export const webhooksRead = read('/api/webhooks', webhooks, ['automate'], stable('0.1.0'));
export const deliveriesRead = read('/api/webhooks/:webhookId/deliveries', deliveries, ['automate'], stable('0.1.0'));
