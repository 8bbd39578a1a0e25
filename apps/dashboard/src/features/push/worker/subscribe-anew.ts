import type { WorkerEvents, WorkerScope } from '../../../net/worker/scope.ts';
import { keyBytes } from '../push-state.ts';

const json = { 'content-type': 'application/json', accept: 'application/json' };
const post = (path: string, body: unknown): Promise<Response> =>
  fetch(path, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(body),
    credentials: 'same-origin',
    cache: 'no-store',
  });

/**
 * The browser has changed the address at which it can be reached: the server is told the new one. Where nobody is signed
 * in any more, or the server does not want it, this device is not told of tasks from now on.
 */
export async function subscribeAnew(
  { registration }: Pick<WorkerScope, 'registration'>,
  {
    oldSubscription,
    newSubscription,
  }: Pick<WorkerEvents['pushsubscriptionchange'], 'oldSubscription' | 'newSubscription'>,
): Promise<void> {
  if (oldSubscription)
    await post('/api/me/push/unsubscribe', { endpoint: oldSubscription.endpoint }).catch(() => undefined);
  const made = newSubscription ?? (await subscribed(registration));
  if (made === null) return;
  const answer = await post('/api/me/push/subscribe', made.toJSON()).catch(() => null);
  // Without an answer it stays: the page says "off" until the server knows of it, and "on" sends it again.
  if (answer !== null && !answer.ok) await made.unsubscribe();
}

/** A fresh subscription with the server's key; null: the server has none for us, or the browser does not give one. */
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
