import { randomUUID } from 'node:crypto';
import {
  type Actor,
  type RegisteredWebhook,
  type WebhookCommand,
  type WebhookEvent,
  type WebhookRejectionCode,
  type WebhookState,
  webhookDecider,
} from '@safe-haven/domain';
import type { StreamKind, Written } from '../streams/kind.ts';
import type { Outcome } from '../streams/outcome.ts';
import { OwnStream } from '../streams/own-stream.ts';
import type { Streams } from '../streams/streams.ts';
import type { LiveWebhooks } from './live-webhooks.ts';

interface Refused {
  readonly code: WebhookRejectionCode;
}
export type WebhookOutcome = Outcome<WebhookState, WebhookEvent, Refused>;

/** Who does what nobody asked for: noting how far it was told, and pausing what fails. */
export const TELLER: Actor = { person: 'system:webhooks', role: 'service', organisation: null, country: null };

/** Webhooks on the one write path, each in a stream `webhook-<id>`. */
export class WebhookStreams {
  readonly #streams: Streams;
  readonly #kind: StreamKind<WebhookState, WebhookCommand, WebhookEvent, Refused, { readonly others: number }>;
  readonly #listeners = new Set<(written: Written<WebhookEvent>) => void>();

  constructor(streams: Streams, live: LiveWebhooks) {
    this.#streams = streams;
    this.#kind = {
      decider: webhookDecider,
      states: new OwnStream(streams.store, webhookDecider),
      outside: ({ id, command }) => ({
        others:
          typeof command === 'object' && command.type === 'register-webhook'
            ? others(live, command.organisation, id)
            : 0,
      }),
      onWritten: (written) => {
        for (const listener of this.#listeners) listener(written);
      },
    };
  }

  /** Hears of what this process wrote. */
  onWritten(listener: (written: Written<WebhookEvent>) => void): void {
    this.#listeners.add(listener);
  }

  handle(id: string, command: WebhookCommand, actor: Actor): Promise<WebhookOutcome> {
    const source = actor === TELLER ? 'system' : 'app';
    return this.#streams.handle(this.#kind, { id, command, commandId: randomUUID(), actor, source });
  }
}

const others = (live: LiveWebhooks, organisation: string, id: string): number =>
  live.of(organisation).filter(({ webhookId }: RegisteredWebhook) => webhookId !== id).length;
