import { type MyPush, myPushRead, type Problem, type SubscribePush } from '@safe-haven/contracts';
import { type Answer, api } from '../../net/api.ts';
import { noContent } from '../../net/no-content.ts';
import { endpointOf, get } from '../../net/read/endpoints.ts';

/** The server's push key, and whether this session's device is subscribed. */
export const fetchPushOffer = (): Promise<Answer<MyPush>> => get(endpointOf(myPushRead));

/** Registers a subscription of this browser at the server; null on success. */
export async function registerSubscription(subscription: PushSubscription): Promise<Problem | null> {
  const answer = await api.post('/api/me/push/subscribe', subscription.toJSON(), noContent);
  return answer.ok ? null : answer.problem;
}

/** Renews a subscription after sign-in; the server keeps it if it belongs to the same person and device. */
export async function renewSubscription(subscription: PushSubscription): Promise<void> {
  const body = { ...subscription.toJSON(), again: true } satisfies Pick<SubscribePush, 'again'>;
  await api.post('/api/me/push/subscribe', body, noContent);
}

/** Removes the subscription of an endpoint from the server; null on success. */
export async function removeSubscription(endpoint: string): Promise<Problem | null> {
  const answer = await api.post('/api/me/push/unsubscribe', { endpoint }, noContent);
  return answer.ok ? null : answer.problem;
}
