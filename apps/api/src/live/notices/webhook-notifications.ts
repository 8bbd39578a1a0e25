import { type Actor, mayDo } from '@safe-haven/domain';
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
 * Notifies the managers of an organisation that one of its webhooks failed for too long and was paused (WH-4). It
 * reacts only to facts that this process recorded, so exactly one replica sends; the message says no more than that
 * there is a task (NT-1).
 */
export class WebhookNotifications {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.streams.onWritten(({ id, facts }) => {
      if (facts.some(({ event }) => event.type === 'WebhookPaused' && event.because !== 'asked')) this.#notify(id);
    });
  }

  #notify(webhookId: string): void {
    const { live, directory, tasks, clock } = this.#parts;
    const organisation = live.find(webhookId)?.organisation;
    if (organisation === undefined) return;
    const mayAutomate = (actor: Actor) => actor.organisation === organisation && mayDo(actor, 'automate');
    const recipients = activePeople(directory.people(), mayAutomate);
    tasks.notify(recipients, clock.now() + RELEVANT_MS);
  }
}
