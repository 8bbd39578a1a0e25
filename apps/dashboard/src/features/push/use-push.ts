import type { Problem } from '@safe-haven/contracts';
import { useCallback, useEffect, useState } from 'react';
import { localProblem } from '../../net/local-problem.ts';
import { type Device, thisDevice } from './device.ts';
import { fetchPushOffer, registerSubscription, removeSubscription, renewSubscription } from './push-api.ts';
import { type PushFacts, type PushState, pushStateOf } from './push-state.ts';

export interface Push {
  readonly state: PushState;
  /** A request is pending; a second press does nothing. */
  readonly busy: boolean;
  /** Why the last change failed. */
  readonly problem: Problem | null;
  /**
   * Asks for permission, subscribes, and registers at the server. Call it from an event handler: browsers require a
   * user gesture.
   */
  enable(): Promise<void>;
  /** Unsubscribes. Effective at once, even offline. */
  disable(): Promise<void>;
}

/** Code of a client-side problem: the browser's push service gave no subscription. */
export const NOT_GIVEN = 'push_not_given';
type Offer = Awaited<ReturnType<typeof fetchPushOffer>>;
const UNKNOWN: PushFacts = { able: false, permission: 'default', publicKey: null, inBrowser: false, onServer: false };

/** The push state of this device and how to change it. `device`: replaced in tests. */
export function usePush(device: Device = thisDevice): Push {
  const [facts, setFacts] = useState<PushFacts | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const refresh = useCallback(async () => {
    if (!device.able()) return setFacts(UNKNOWN);
    const [first, subscription] = await Promise.all([fetchPushOffer(), device.subscription()]);
    const offer = await renewedOffer(first, device, subscription);
    setProblem(offer.ok ? null : offer.problem);
    const { publicKey, subscribed } = offer.ok ? offer.value : { publicKey: null, subscribed: false };
    setFacts({
      able: true,
      permission: device.permission(),
      publicKey,
      inBrowser: subscription !== null,
      onServer: subscribed,
    });
  }, [device]);
  useEffect(() => void refresh(), [refresh]);

  const publicKey = facts?.publicKey ?? null;
  const enable = useCallback(async () => {
    if (busy || publicKey === null) return;
    setBusy(true);
    const refused = await subscribe(device, publicKey);
    await refresh();
    setProblem(refused);
    setBusy(false);
  }, [busy, device, publicKey, refresh]);

  const disable = useCallback(async () => {
    if (busy) return;
    setBusy(true);
    const subscription = await device.subscription();
    // Where the browser fails to, the server drops the address, and nothing arrives any more.
    await subscription?.unsubscribe().catch(() => false);
    const refused = subscription && (await removeSubscription(subscription.endpoint));
    setFacts((before) => before && { ...before, inBrowser: false });
    setProblem(refused);
    setBusy(false);
  }, [busy, device]);

  const state = facts === null ? 'asking' : pushStateOf(facts);
  return { state, busy, problem, enable, disable };
}

/** The server's push state, after renewing an existing subscription for this session. */
async function renewedOffer(first: Offer, device: Device, subscription: PushSubscription | null): Promise<Offer> {
  const mayBe = first.ok && !first.value.subscribed && first.value.devices > 0;
  if (!mayBe || subscription === null || device.permission() !== 'granted') return first;
  await renewSubscription(subscription);
  return fetchPushOffer();
}

/** Permission, subscription, registration; null when all succeeded. */
async function subscribe(device: Device, publicKey: string): Promise<Problem | null> {
  // First, because the user gesture expires.
  if ((await device.askPermission()) !== 'granted') return null;
  const subscription = await device.subscribe(publicKey);
  if (subscription === null) return localProblem(NOT_GIVEN);
  const refused = await registerSubscription(subscription);
  if (refused !== null) await subscription.unsubscribe();
  return refused;
}
