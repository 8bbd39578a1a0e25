import type { RegisteredWebhook } from '@safe-haven/domain';
import { type DirectoryEntry, emptyWebhooks, projectWebhooks, type Webhooks } from '@safe-haven/projections';

/** All webhooks as this process has read them so far, and listeners for changes. */
export class LiveWebhooks {
  readonly all: Webhooks;
  readonly #listeners = new Set<(webhookId: string) => void>();

  constructor(start: Webhooks | null = null) {
    this.all = start ?? emptyWebhooks();
  }

  /** Takes one event of the log, in order. */
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
