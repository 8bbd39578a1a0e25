import { program } from '../../net/worker/program.ts';
import { keyBytes } from './push-state.ts';

/** The push capabilities of this browser. */
export interface Device {
  able(): boolean;
  permission(): NotificationPermission;
  /** Shows the browser's permission prompt. */
  askPermission(): Promise<NotificationPermission>;
  /** The current push subscription; null: none. */
  subscription(): Promise<PushSubscription | null>;
  /** Subscribes with the server's key; null: the browser did not provide one. */
  subscribe(publicKey: string): Promise<PushSubscription | null>;
}

export const thisDevice: Device = {
  able: () => 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis,
  permission: () => Notification.permission,
  askPermission: () => Notification.requestPermission(),
  subscription: async () => (await (await program.ready())?.pushManager.getSubscription()) ?? null,
  subscribe: async (publicKey) => {
    const manager = (await program.ready())?.pushManager;
    if (manager === undefined) return null;
    const options = { userVisibleOnly: true, applicationServerKey: keyBytes(publicKey) };
    try {
      return await manager.subscribe(options);
    } catch {
      // An existing subscription for another server key would be an obstacle.
      await (await manager.getSubscription())?.unsubscribe();
      return manager.subscribe(options).catch(() => null);
    }
  },
};
