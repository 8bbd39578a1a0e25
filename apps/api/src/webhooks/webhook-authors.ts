import type { HavenEvent, WebhookEvent } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import type { LiveDirectory } from '../identity/live-directory.ts';
import { ask } from '../streams/ask-log.ts';
import { isReadable } from '../streams/facts.ts';
import type { LiveWebhooks } from './live-webhooks.ts';
import { DELIVERY_ACTOR, type WebhookStreams } from './webhook-streams.ts';

interface Parts {
  readonly store: EventStore<HavenEvent>;
  readonly live: LiveWebhooks;
  readonly streams: WebhookStreams;
  readonly directory: LiveDirectory;
}

/** With these events somebody answers for a webhook from then on. */
const TAKES_OVER: ReadonlySet<HavenEvent['type']> = new Set<WebhookEvent['type']>([
  'WebhookRegistered',
  'WebhookResumed',
]);

/**
 * Pauses the webhooks of an account that was disabled, until another manager resumes them and so takes them over (WH-8).
 * Its author is read from its stream; a second replica that pauses it too writes nothing.
 */
export class WebhookAuthors {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Looks at all webhooks now, and again whenever an account is disabled. */
  start(): void {
    const { directory } = this.#parts;
    directory.onPersonChange((personId) => {
      if (directory.person(personId)?.situation === 'disabled') this.#check();
    });
    this.#check();
  }

  #check(): void {
    // What fails now is done at the next start: until then the trail shows who registered it.
    for (const webhookId of this.#parts.live.all.webhooks.keys()) void this.#pause(webhookId).catch(() => undefined);
  }

  async #pause(webhookId: string): Promise<void> {
    const { store, streams, directory } = this.#parts;
    const { events } = await ask(store.read(`webhook-${webhookId}`));
    const taken = events.filter(isReadable).findLast(({ event }) => TAKES_OVER.has(event.type));
    if (taken === undefined || directory.person(taken.metadata.actor.person)?.situation !== 'disabled') return;
    await streams.handle(webhookId, { type: 'pause-webhook', because: 'author_disabled' }, DELIVERY_ACTOR);
  }
}
