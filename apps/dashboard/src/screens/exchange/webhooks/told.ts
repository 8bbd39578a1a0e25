import type { WebhookTopic } from '@safe-haven/contracts';

/** What is told, by its name among the words: a point would cut a key in two. */
const WORDS = {
  'capacity.changed': 'capacity',
  'intake.changed': 'intake',
  'house.published': 'published',
  'house.closed': 'closed',
  'house.reopened': 'reopened',
} as const satisfies Record<WebhookTopic, string>;

export const wordOf = (told: WebhookTopic) => WORDS[told];
