import { HOUSE_UNREADABLE, type WebhookTopic } from '@safe-haven/contracts';

/** What is told, by its name among the words: a point would cut a key in two. */
const WORDS = {
  'capacity.changed': 'capacity',
  'intake.changed': 'intake',
  'house.published': 'published',
  'house.closed': 'closed',
  'house.reopened': 'reopened',
  [HOUSE_UNREADABLE]: 'house',
} as const satisfies Record<WebhookTopic | typeof HOUSE_UNREADABLE, string>;

export const wordOf = (told: keyof typeof WORDS) => WORDS[told];
/** Whether this program has a word for it; one of a newer release is shown as it is called. */
export const isTold = (type: string): type is keyof typeof WORDS => Object.hasOwn(WORDS, type);
