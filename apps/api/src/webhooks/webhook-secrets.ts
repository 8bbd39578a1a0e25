import type { RegisteredWebhook, Sealed } from '@safe-haven/domain';
import { z } from 'zod';
import type { Keyring } from '../privacy/keys/keyring.ts';

const URL_PURPOSE = 'webhook url';
const SECRET_PURPOSE = 'webhook secret';
const text = z.string().min(1);

/** Where a webhook is, and what signs what it is told now. */
export interface Opened {
  readonly url: string;
  readonly secrets: readonly string[];
}

/** Addresses and secrets of webhooks, each sealed under the data key of its webhook. */
export class WebhookSecrets {
  readonly #keyring: Keyring;

  constructor(keyring: Keyring) {
    this.#keyring = keyring;
  }

  /** Reject with `CannotSeal`. */
  sealUrl(webhookId: string, url: string): Promise<Sealed> {
    return this.#keyring.seal(webhookSubject(webhookId), URL_PURPOSE, url);
  }
  sealSecret(webhookId: string, secret: string): Promise<Sealed> {
    return this.#keyring.seal(webhookSubject(webhookId), SECRET_PURPOSE, secret);
  }

  /** null: it can't be opened here. Rejects when the log can't be asked. */
  async url({ webhookId, url }: RegisteredWebhook): Promise<string | null> {
    return this.#open(webhookId, url, URL_PURPOSE);
  }

  /** The secret before the newest signs too until its time is over. */
  async open(webhook: RegisteredWebhook, now: string): Promise<Opened | null> {
    const { webhookId, secret, before } = webhook;
    const url = await this.url(webhook);
    const both = before !== null && before.until > now ? [secret, before.secret] : [secret];
    const secrets: string[] = [];
    for (const sealed of both) {
      const opened = await this.#open(webhookId, sealed, SECRET_PURPOSE);
      if (opened !== null) secrets.push(opened);
    }
    return url === null || secrets.length === 0 ? null : { url, secrets };
  }

  /** What is another webhook's, and was moved here, is nothing. */
  async #open(webhookId: string, sealed: Sealed, purpose: string): Promise<string | null> {
    if (sealed.key !== webhookSubject(webhookId)) return null;
    const opened = await this.#keyring.open(sealed, purpose);
    const read = opened.outcome === 'opened' ? text.safeParse(opened.value) : null;
    return read?.success ? read.data : null;
  }
}

/** Whose data key a webhook's secrets lie under. */
export const webhookSubject = (webhookId: string): string => `webhook-${webhookId}`;
