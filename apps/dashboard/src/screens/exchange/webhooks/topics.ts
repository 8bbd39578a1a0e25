import { SHELTER_UNREADABLE, type WebhookTopic } from '@safe-haven/contracts';

/** The translation key of each topic; a dot would separate levels of the key. */
const KEYS = {
  'capacity.changed': 'capacity',
  'intake.changed': 'intake',
  'arrival.diverted': 'diverted',
  'house.published': 'published',
  'house.closed': 'closed',
  'house.reopened': 'reopened',
  [SHELTER_UNREADABLE]: 'house',
} as const satisfies Record<WebhookTopic | typeof SHELTER_UNREADABLE, string>;

export const topicKey = (topic: keyof typeof KEYS) => KEYS[topic];
/** Whether this version has a text for the topic; an unknown one is shown by its code. */
export const isKnownTopic = (type: string): type is keyof typeof KEYS => Object.hasOwn(KEYS, type);
