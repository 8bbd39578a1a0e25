import type { Problem } from '@safe-haven/contracts';
import { type Answer, api, type Schema } from '../http/api.ts';
import { nothing } from '../http/nothing.ts';

/** `GET /api/me/push`: the server's key (null: it sends nothing), and whether this person is told on some device. */
export interface PushOffer {
  readonly publicKey: string | null;
  readonly subscribed: boolean;
}

const offer: Schema<PushOffer> = {
  safeParse: (value) => {
    const { publicKey, subscribed } = (value ?? {}) as { publicKey?: unknown; subscribed?: unknown };
    if (publicKey !== null && typeof publicKey !== 'string') return { success: false };
    return { success: true, data: { publicKey, subscribed: subscribed === true } };
  },
};

export const askOffer = (): Promise<Answer<PushOffer>> => api.get('/api/me/push', offer);

/** Tells the server where this browser can be reached; null when it took note. */
export async function tellSubscribed(subscription: PushSubscription): Promise<Problem | null> {
  const answer = await api.post('/api/me/push/subscribe', subscription.toJSON(), nothing);
  return answer.ok ? null : answer.problem;
}

export async function tellUnsubscribed(endpoint: string): Promise<Problem | null> {
  const answer = await api.post('/api/me/push/unsubscribe', { endpoint }, nothing);
  return answer.ok ? null : answer.problem;
}
