import { expiryFrom } from '../../../net/expiry.ts';
import type { WorkerEvents, WorkerScope } from '../../../net/worker/scope.ts';
import { keyBytes } from '../push-state.ts';

const json = { 'content-type': 'application/json', accept: 'application/json' };
const send = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(path, {
    method: 'POST',
    headers: { ...json, ...headers },
    body: JSON.stringify(body),
    credentials: 'same-origin',
    cache: 'no-store',
  });

/** A worker that was just woken knows no time: the refusal has it, and the same is sent with until when it counts. */
async function post(path: string, body: unknown): Promise<Response> {
  const answer = await send(path, body);
  const now = Date.parse(answer.headers.get('date') ?? '');
  return answer.status !== 400 || Number.isNaN(now) ? answer : send(path, body, { 'haven-expires': expiryFrom(now) });
}

/**
 * Handles `pushsubscriptionchange`: registers the new subscription at the server, or unsubscribes if nobody is signed
 * in or the server refuses.
 */
export async function subscribeAgain(
  { registration }: Pick<WorkerScope, 'registration'>,
  {
    oldSubscription,
    newSubscription,
  }: Pick<WorkerEvents['pushsubscriptionchange'], 'oldSubscription' | 'newSubscription'>,
): Promise<void> {
  if (oldSubscription)
    await post('/api/me/push/unsubscribe', { endpoint: oldSubscription.endpoint }).catch(() => undefined);
  const created = newSubscription ?? (await subscribed(registration));
  if (created === null) return;
  const answer = await post('/api/me/push/subscribe', created.toJSON()).catch(() => null);
  // Kept when offline: the page shows "off" until the server has it, and registers it again.
  if (answer !== null && !answer.ok) await created.unsubscribe();
}

/** Subscribes again with the server's key; null: no key, or the browser gave none. */
async function subscribed({ pushManager }: WorkerScope['registration']): Promise<PushSubscription | null> {
  try {
    const answer = await fetch('/api/me/push', { headers: json, credentials: 'same-origin', cache: 'no-store' });
    const { publicKey } = (await answer.json()) as { publicKey?: unknown };
    if (!answer.ok || typeof publicKey !== 'string') return null;
    return await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: keyBytes(publicKey) });
  } catch {
    return null;
  }
}
