import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
/** Between 24 and 64 bytes (Standard Webhooks 1.0.0, "Signature scheme"). */
const SECRET_BYTES = 32;

/** A secret in the form that the receiver is given; random bytes unless they are given. */
export const newSecret = (bytes: Uint8Array = randomBytes(SECRET_BYTES)): string =>
  PREFIX + Buffer.from(bytes).toString('base64');

/** The headers of one delivery. Each of `secrets` signs, so that a receiver that knows one of them can verify. */
export function signedHeaders(
  id: string,
  seconds: number,
  body: string,
  secrets: readonly string[],
): Readonly<Record<string, string>> {
  const signatures = secrets.map((secret) => `v1,${signed(secret, `${id}.${seconds}.${body}`)}`);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signatures.join(' '),
  };
}

/** HMAC-SHA256 over id, timestamp and body, joined by full stops. */
const signed = (secret: string, content: string): string =>
  createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64'))
    .update(content)
    .digest('base64');
