import { z } from 'zod';
import { country, id, label, position, storedInstant } from './primitives.ts';
import { exactPlaces } from './rows.ts';
import { shelterKind, shelterMode } from './terms/shelter.ts';
import { deliveryOutcome, webhookPause, webhookTopic } from './terms/webhooks.ts';

/**
 * The house in a webhook message, as it stands right after the event. Counts and the area that everybody may know: no
 * bed, no stay, no coordinate, no address, no phone number, no person.
 */
export const toldHouse = z.strictObject({
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
  places: z.strictObject(exactPlaces.shape),
  /** Of a counted house the night that its newest report is about; null: none, or it keeps its beds. */
  night: z.string().nullable(),
});
export type ToldHouse = z.infer<typeof toldHouse>;

/** The body of a delivery. The same position and type is the same bytes, however often it is delivered. */
export const webhookMessage = z.discriminatedUnion('type', [
  z.strictObject({
    /** As the header `webhook-id` has it: whoever has seen it before may forget it. */
    id: z.string(),
    type: webhookTopic,
    position,
    /** When it was recorded. */
    at: storedInstant,
    data: toldHouse,
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

/** `GET /api/numbers`: the own houses as a webhook would be told of them now, and up to which place in the log that is so. */
export const toldHouses = z.object({ position, houses: z.array(toldHouse) });
export type ToldHouses = z.infer<typeof toldHouses>;

const url = z.url({ protocol: /^https$/, error: 'an https address' }).max(500);

/** `GET /api/webhooks`: of one's own organisation. */
export const listedWebhook = z.object({
  webhookId: z.string(),
  label: z.string(),
  /** Scheme, host and port alone: what comes after may be a secret. null: it can't be opened here. */
  address: z.string().nullable(),
  tells: z.array(webhookTopic),
  registeredAt: z.string(),
  state: z.enum(['on', 'failing', 'paused']),
  /** Why it is paused, and since when. */
  paused: z.object({ because: webhookPause, at: z.string() }).nullable(),
  failingSince: z.string().nullable(),
  /** The position in the log up to which it has been delivered. */
  through: position,
  /** Of so many own houses nothing is told, for something of theirs can't be read by the program that answers. */
  untold: z.int(),
  /** Until when the secret before signs too. */
  bothSecretsUntil: z.string().nullable(),
});
export type ListedWebhook = z.infer<typeof listedWebhook>;
export const webhooks = z.object({ position, webhooks: z.array(listedWebhook) });
export type Webhooks = z.infer<typeof webhooks>;

export const registerWebhook = z.strictObject({ label, url, tells: z.array(webhookTopic).min(1).max(20) });
export type RegisterWebhook = z.output<typeof registerWebhook>;
/** The secret is shown here and nowhere else: `whsec_` and base64, as Standard Webhooks has it. */
export const webhookRegistered = z.object({ webhookId: z.string(), secret: z.string() });
export type WebhookRegistered = z.infer<typeof webhookRegistered>;
/** Until then both secrets sign. */
export const secretChanged = z.object({ secret: z.string(), bothUntil: z.string() });
export type SecretChanged = z.infer<typeof secretChanged>;

/**
 * What is told once more: what lies after a place in the log (`0`: everything), or from a message on, that one included, whose
 * position is handed back as it came.
 */
export const replayWebhook = z.union([z.strictObject({ from: position }), z.strictObject({ at: position })]);

const delivery = z.object({
  position,
  type: z.string(),
  at: z.string(),
  outcome: deliveryOutcome,
  status: z.int().nullable(),
  ms: z.int(),
});
/** The newest tries first, a hundred at most. */
export const deliveries = z.object({ deliveries: z.array(delivery) });
export type Deliveries = z.infer<typeof deliveries>;
export type Delivery = z.infer<typeof delivery>;

/** `POST /api/webhooks/{id}/test`: what became of one message that says nothing. */
export const webhookTested = z.object({ outcome: deliveryOutcome, status: z.int().nullable(), ms: z.int() });
export type WebhookTested = z.infer<typeof webhookTested>;
