import type { Problem } from '@safe-haven/contracts';
import { useCallback, useEffect, useState } from 'react';
import { type Device, thisDevice } from './device.ts';
import { fetchPushOffer, registerSubscription, removeSubscription, renewSubscription } from './push-api.ts';
import { type PushFacts, type PushState, pushStateOf } from './push-state.ts';

export interface Push {
  readonly state: PushState;
  /** The device or the server is being asked; a second press does nothing. */
  readonly busy: boolean;
  /** Why the last choice did not go through. */
  readonly problem: Problem | null;
  /** Asks the device for its permission, at the touch, and tells the server. Call it from a press: browsers want that. */
  enable(): Promise<void>;
  /** This device is told of nothing any more. It is so at once, also without a line. */
  disable(): Promise<void>;
}

/** The code of a problem that only a browser knows: its service for messages gave no address. */
export const NOT_GIVEN = 'push_not_given';
type Offer = Awaited<ReturnType<typeof fetchPushOffer>>;
const UNKNOWN: PushFacts = { able: false, permission: 'default', publicKey: null, inBrowser: false, onServer: false };

/** Whether this device is told of new tasks while the page is closed, and how to change it. `device` is for tests. */
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
    await subscription?.unsubscribe();
    const refused = subscription && (await removeSubscription(subscription.endpoint));
    setFacts((before) => before && { ...before, inBrowser: false });
    setProblem(refused);
    setBusy(false);
  }, [busy, device]);

  const state = facts === null ? 'asking' : pushStateOf(facts);
  return { state, busy, problem, enable, disable };
}

/** What the server offers, after a device that it tells already was taken up in this session; with nothing to take up, as it was. */
async function renewedOffer(first: Offer, device: Device, subscription: PushSubscription | null): Promise<Offer> {
  const mayBe = first.ok && !first.value.subscribed && first.value.devices > 0;
  if (!mayBe || subscription === null || device.permission() !== 'granted') return first;
  await renewSubscription(subscription);
  return fetchPushOffer();
}

/** The device says yes, the browser gives an address, the server takes note of it; null when all three did. */
async function subscribe(device: Device, publicKey: string): Promise<Problem | null> {
  // Asked before anything else: a browser forgets after a moment that somebody pressed.
  if ((await device.askPermission()) !== 'granted') return null;
  const subscription = await device.subscribe(publicKey);
  if (subscription === null) return { type: 'about:blank', title: NOT_GIVEN, status: 0, code: NOT_GIVEN };
  const refused = await registerSubscription(subscription);
  if (refused !== null) await subscription.unsubscribe();
  return refused;
}
