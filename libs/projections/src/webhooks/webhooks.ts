import { evolveWebhook, initialWebhook, type RegisteredWebhook, type WebhookEvent } from '@safe-haven/domain';
import { START } from '../log.ts';
import type { DirectoryEntry } from '../people/directory.ts';
import { snapshotIn } from '../snapshot-json.ts';

/**
 * Every webhook, folded from the log. Owned by one follower, which folds into it in place. Its address and secret are
 * sealed.
 */
export interface Webhooks {
  position: string;
  readonly webhooks: Map<string, RegisteredWebhook>;
  /** Webhooks with an event that this program can't read: nothing is delivered to them. */
  readonly unreadable: Set<string>;
}

export const emptyWebhooks = (): Webhooks => ({
  position: START,
  webhooks: new Map(),
  unreadable: new Set(),
});

const STREAM = 'webhook-';

/** Folds one event in place, and returns the webhook that it changed. Total and idempotent. */
export function projectWebhooks(all: Webhooks, entry: DirectoryEntry): string | null {
  if (entry.position <= all.position) return null;
  all.position = entry.position;
  if (!entry.stream.startsWith(STREAM)) return null;
  const id = entry.stream.slice(STREAM.length);
  if (!entry.readable) all.unreadable.add(id);
  if (all.unreadable.has(id) || !entry.readable) {
    all.webhooks.delete(id);
    return id;
  }
  const { event, metadata } = entry;
  const before = all.webhooks.get(id) ?? initialWebhook(id);
  const next = evolveWebhook(before, { event: event as WebhookEvent, context: { recordedAt: metadata.recordedAt } });
  if (next.situation === 'registered') all.webhooks.set(id, next);
  else all.webhooks.delete(id);
  return id;
}

const NAME = 'webhooks';
/** Raise it whenever the shape of a webhook's state changes: older snapshots are then ignored. */
const VERSION = 1;

interface Snapshot {
  readonly name: string;
  readonly version: number;
  readonly position: string;
  readonly webhooks: readonly RegisteredWebhook[];
}

/** All webhooks as JSON text. */
export const webhooksToSnapshot = ({ position, webhooks }: Webhooks): string =>
  JSON.stringify({ name: NAME, version: VERSION, position, webhooks: [...webhooks.values()] } satisfies Snapshot);

/** null: see `snapshotIn`. */
export function webhooksFromSnapshot(json: string): Webhooks | null {
  const snapshot = snapshotIn<Snapshot>(json, { name: NAME, version: VERSION }, 'webhooks');
  if (snapshot === null) return null;
  const all = emptyWebhooks();
  all.position = String(snapshot.position);
  for (const webhook of snapshot.webhooks) all.webhooks.set(webhook.webhookId, webhook);
  return all;
}
