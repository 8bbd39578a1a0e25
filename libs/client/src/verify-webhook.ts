import type { webhooks } from './generated/openapi.ts';

/** The body of a webhook message. */
export type WebhookMessage = webhooks['delivered']['post']['requestBody']['content']['application/json'];

/** The tolerated clock difference in seconds (Standard Webhooks 1.0.0, "Verifying webhook authenticity"). */
const TOLERANCE_S = 300;
const PREFIX = 'whsec_';
const KEY = { name: 'HMAC', hash: 'SHA-256' } as const;

/** A message with an invalid signature, or one that is too old. */
export class WebhookRefused extends Error {
  override readonly name: string = 'WebhookRefused';
}

export interface ReceivedWebhook {
  /** The raw body: parsing and serialising it again would change the signed bytes. */
  readonly body: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The secret, or during a change both. */
  readonly secrets: readonly string[];
  /** Milliseconds since 1970. */
  readonly now?: number;
}

/** The message, after its signature was verified. Rejects with `WebhookRefused`. */
export async function verifyWebhook(received: ReceivedWebhook): Promise<WebhookMessage> {
  const { body, secrets, now = Date.now() } = received;
  const id = headerOf(received, 'webhook-id');
  const seconds = headerOf(received, 'webhook-timestamp');
  const signatures = headerOf(received, 'webhook-signature')
    .split(' ')
    .flatMap((part) => (part.startsWith('v1,') ? [part.slice('v1,'.length)] : []));
  if (!/^\d{1,12}$/.test(seconds)) throw new WebhookRefused('The timestamp is none.');
  if (Math.abs(now / 1_000 - Number(seconds)) > TOLERANCE_S) throw new WebhookRefused('It was not sent just now.');
  const content = new TextEncoder().encode(`${id}.${seconds}.${body}`);
  for (const secret of secrets)
    if (await isSigned(content, signatures, secret)) return JSON.parse(body) as WebhookMessage;
  throw new WebhookRefused('No signature is ours.');
}

function headerOf({ headers }: ReceivedWebhook, name: string): string {
  const value = headers[name];
  if (typeof value !== 'string' || value === '') throw new WebhookRefused(`The header ${name} is missing.`);
  return value;
}

/** Web Crypto compares in constant time. */
async function isSigned(
  content: Uint8Array<ArrayBuffer>,
  signatures: readonly string[],
  secret: string,
): Promise<boolean> {
  const bytes = bytesOf(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret);
  if (bytes === null || bytes.length === 0) throw new WebhookRefused('The secret is none.');
  const key = await crypto.subtle.importKey('raw', bytes, KEY, false, ['verify']);
  for (const signature of signatures) {
    const signatureBytes = bytesOf(signature);
    if (signatureBytes !== null && (await crypto.subtle.verify(KEY, key, signatureBytes, content))) return true;
  }
  return false;
}

/** null: not base64. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}
