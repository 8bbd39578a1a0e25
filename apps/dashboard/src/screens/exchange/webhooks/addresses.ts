import type { Endpoint } from '../../../net/read/endpoints.ts';

/** Of this screen alone, so they come with it. */
const at = (path: string): Endpoint => ({ path, key: ['other', path] });

export const webhooksAddress = at('/api/webhooks');
export const deliveriesAddress = (webhookId: string): Endpoint => at(pathOf(webhookId, 'deliveries'));
/** What is done about one webhook, or read of it. */
export const pathOf = (webhookId: string, what: string): string =>
  `/api/webhooks/${encodeURIComponent(webhookId)}/${what}`;
