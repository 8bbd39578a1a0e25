import { type Actor, mayDo, type RecordedFact, type WebhookEvent } from '@safe-haven/domain';
import type { Clock } from '../../environment/clock.ts';
import type { LiveDirectory } from '../../identity/live-directory.ts';
import type { LiveWebhooks } from '../../webhooks/live-webhooks.ts';
import type { WebhookStreams } from '../../webhooks/webhook-streams.ts';
import { activePeople } from './recipients.ts';
import type { TaskNotifications } from './task-notifications.ts';

/** How long a notification is worth delivering, in ms; after that the screen shows the task anyway. */
const RELEVANT_MS = 12 * 3_600_000;

interface Parts {
  readonly streams: WebhookStreams;
  readonly live: LiveWebhooks;
  readonly directory: LiveDirectory;
  readonly tasks: TaskNotifications;
  readonly clock: Clock;
}

/**
 * Notifies the managers of an organisation, but for the one who did it, that one of its webhooks was registered or
 * changed (WH-8), or failed for too long and was paused (WH-4). It reacts only to facts that this process recorded, so
 * exactly one replica sends; the message says no more than that there is a task (NT-1).
 */
export class WebhookNotifications {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.streams.onWritten(({ id, facts }) => {
      const changed = facts.find(({ event }) => event.type !== 'WebhookTold');
      if (changed) this.#notify(id, changed);
    });
  }

  #notify(webhookId: string, { context }: RecordedFact<WebhookEvent>): void {
    const { live, directory, tasks, clock } = this.#parts;
    // A new or removed one is not in the list: who registers or removes it does so for their own organisation.
    const organisation = live.find(webhookId)?.organisation ?? context.actor.organisation;
    if (organisation === null) return;
    const mayAutomate = (actor: Actor) => actor.organisation === organisation && mayDo(actor, 'automate');
    const recipients = activePeople(directory.people(), mayAutomate, context.actor.person);
    tasks.notify(recipients, clock.now() + RELEVANT_MS);
  }
}
