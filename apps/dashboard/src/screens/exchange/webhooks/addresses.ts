import type { Address } from '../../../net/read/addresses.ts';

/** Of this screen alone, so they come with it. */
const at = (path: string): Address => ({ path, key: ['other', path] });

export const webhooksAddress = at('/api/webhooks');
export const deliveriesAddress = (webhookId: string): Address => at(pathOf(webhookId, 'deliveries'));
/** What is done about one webhook, or read of it. */
export const pathOf = (webhookId: string, what: string): string =>
  `/api/webhooks/${encodeURIComponent(webhookId)}/${what}`;
