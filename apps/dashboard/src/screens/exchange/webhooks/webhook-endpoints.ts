import type { Endpoint } from '../../../net/read/endpoints.ts';

/** Endpoints that only this screen uses, kept out of the first chunk. */
const at = (path: string): Endpoint => ({ path, key: ['other', path] });

export const webhooksEndpoint = at('/api/webhooks');
export const deliveriesEndpoint = (webhookId: string): Endpoint => at(pathOf(webhookId, 'deliveries'));
/** The path of one webhook's commands and reads. */
export const pathOf = (webhookId: string, what: string): string =>
  `/api/webhooks/${encodeURIComponent(webhookId)}/${what}`;
