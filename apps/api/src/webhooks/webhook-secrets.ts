import type { RegisteredWebhook, Sealed } from '@safe-haven/domain';
import { z } from 'zod';
import type { Keyring } from '../privacy/keys/keyring.ts';

const URL_PURPOSE = 'webhook url';
const SECRET_PURPOSE = 'webhook secret';
const text = z.string().min(1);

/** A webhook's URL, and the secrets that sign its deliveries now. */
export interface OpenedWebhook {
  readonly url: string;
  readonly secrets: readonly string[];
}

/** URLs and secrets of webhooks, each sealed under the data key of its webhook. */
export class WebhookSecrets {
  readonly #keyring: Keyring;

  constructor(keyring: Keyring) {
    this.#keyring = keyring;
  }

  /** Both reject with `CannotSeal`. */
  sealUrl(webhookId: string, url: string): Promise<Sealed> {
    return this.#keyring.seal(webhookSubject(webhookId), URL_PURPOSE, url);
  }
  sealSecret(webhookId: string, secret: string): Promise<Sealed> {
    return this.#keyring.seal(webhookSubject(webhookId), SECRET_PURPOSE, secret);
  }

  /** null: this program can't open it. Rejects when the event store can't be read. */
  async url({ webhookId, url }: RegisteredWebhook): Promise<string | null> {
    return this.#open(webhookId, url, URL_PURPOSE);
  }

  /** After a change the previous secret signs too until it expires. */
  async open(webhook: RegisteredWebhook, now: string): Promise<OpenedWebhook | null> {
    const { webhookId, secret, before } = webhook;
    const url = await this.url(webhook);
    const valid = before !== null && before.until > now ? [secret, before.secret] : [secret];
    const secrets: string[] = [];
    for (const sealed of valid) {
      const opened = await this.#open(webhookId, sealed, SECRET_PURPOSE);
      if (opened !== null) secrets.push(opened);
    }
    return url === null || secrets.length === 0 ? null : { url, secrets };
  }

  /** A box that was copied from another webhook is treated as absent. */
  async #open(webhookId: string, sealed: Sealed, purpose: string): Promise<string | null> {
    if (sealed.key !== webhookSubject(webhookId)) return null;
    const opened = await this.#keyring.open(sealed, purpose);
    const parsed = opened.outcome === 'opened' ? text.safeParse(opened.value) : null;
    return parsed?.success ? parsed.data : null;
  }
}

/** The subject whose data key seals a webhook's URL and secrets. */
export const webhookSubject = (webhookId: string): string => `webhook-${webhookId}`;
