import {
  type Actor,
  type RegisteredWebhook,
  type WebhookCommand,
  type WebhookEvent,
  type WebhookRejectionCode,
  type WebhookState,
  webhookDecider,
} from '@safe-haven/domain';
import { sentOnce } from '../routes/keyed.ts';
import { keyOfChange } from '../streams/change-key.ts';
import type { CommandRequest } from '../streams/command.ts';
import type { StreamKind, Written } from '../streams/kind.ts';
import type { Outcome } from '../streams/outcome.ts';
import { OwnStreamWithKeys } from '../streams/own-stream.ts';
import type { Streams } from '../streams/streams.ts';
import type { LiveWebhooks } from './live-webhooks.ts';

interface WebhookRejection {
  readonly code: WebhookRejectionCode;
}
export type WebhookOutcome = Outcome<WebhookState, WebhookEvent, WebhookRejection>;

/** The actor of automatic commands: recording progress, and pausing a webhook that fails. */
export const DELIVERY_ACTOR: Actor = { person: 'system:webhooks', role: 'service', organisation: null, country: null };

/** Webhooks on the one write path, each in a stream `webhook-<id>`. */
export class WebhookStreams {
  readonly #streams: Streams;
  readonly #kind: StreamKind<WebhookState, WebhookCommand, WebhookEvent, WebhookRejection, { readonly others: number }>;
  readonly #listeners = new Set<(written: Written<WebhookEvent>) => void>();

  constructor(streams: Streams, live: LiveWebhooks) {
    this.#streams = streams;
    this.#kind = {
      decider: webhookDecider,
      states: new OwnStreamWithKeys(streams.store, webhookDecider),
      outside: ({ id, actor }) => ({
        others: actor.organisation === null ? 0 : countOthers(live, actor.organisation, id),
      }),
      // Only a lease depends on the order of instants, and a replica that is behind takes none from another.
      onOwnClock: true,
      onWritten: (written) => {
        for (const listener of this.#listeners) listener(written);
      },
    };
  }

  /** Registers a listener for what this process wrote. */
  onWritten(listener: (written: Written<WebhookEvent>) => void): void {
    this.#listeners.add(listener);
  }

  handle(id: string, command: WebhookCommand, actor: Actor): Promise<WebhookOutcome> {
    const source = actor === DELIVERY_ACTOR ? 'system' : 'app';
    return this.handleKeyed({ id, command, ...keyOfChange(sentOnce(), command.type), actor, source });
  }

  /** The same under a key of its sender. */
  handleKeyed(request: Omit<CommandRequest<WebhookCommand>, 'permit'>): Promise<WebhookOutcome> {
    return this.#streams.handle(this.#kind, request);
  }
}

const countOthers = (live: LiveWebhooks, organisation: string, id: string): number =>
  live.of(organisation).filter(({ webhookId }: RegisteredWebhook) => webhookId !== id).length;
