import { type MyPush, myPush, type Problem } from '@safe-haven/contracts';
import { type Answer, api } from '../../net/api.ts';
import { noContent } from '../../net/no-content.ts';

/** What the server offers this person, and whether this session's device is told already. */
export const askOffer = (): Promise<Answer<MyPush>> => api.get('/api/me/push', myPush);

/** Tells the server where this browser can be reached; null when it took note. */
export async function tellSubscribed(subscription: PushSubscription): Promise<Problem | null> {
  const answer = await api.post('/api/me/push/subscribe', subscription.toJSON(), noContent);
  return answer.ok ? null : answer.problem;
}

/** Somebody has signed in anew: the server takes it up where it told this person on this device already. */
export async function tellStillHere(subscription: PushSubscription): Promise<void> {
  await api.post('/api/me/push/subscribe', { ...subscription.toJSON(), again: true }, noContent);
}

export async function tellUnsubscribed(endpoint: string): Promise<Problem | null> {
  const answer = await api.post('/api/me/push/unsubscribe', { endpoint }, noContent);
  return answer.ok ? null : answer.problem;
}
