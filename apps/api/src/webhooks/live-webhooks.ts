import type { RegisteredWebhook } from '@safe-haven/domain';
import { type DirectoryEntry, emptyWebhooks, projectWebhooks, type Webhooks } from '@safe-haven/projections';

/** Every webhook as this process has read it so far, and whoever wants to know when one changes. */
export class LiveWebhooks {
  readonly all: Webhooks;
  readonly #listeners = new Set<(webhookId: string) => void>();

  constructor(start: Webhooks | null = null) {
    this.all = start ?? emptyWebhooks();
  }

  /** One event of the log, in its order. */
  project(entry: DirectoryEntry): void {
    const changed = projectWebhooks(this.all, entry);
    if (changed !== null) for (const listener of this.#listeners) listener(changed);
  }

  onChange(listener: (webhookId: string) => void): void {
    this.#listeners.add(listener);
  }

  /** null: there is none of that id, or it was removed. */
  find(webhookId: string): RegisteredWebhook | null {
    return this.all.webhooks.get(webhookId) ?? null;
  }

  of(organisation: string): readonly RegisteredWebhook[] {
    return [...this.all.webhooks.values()].filter((webhook) => webhook.organisation === organisation);
  }
}
