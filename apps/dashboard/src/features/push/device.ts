import { program } from '../../net/worker/program.ts';
import { keyBytes } from './push-state.ts';

/** What this browser can do about being told while the page is closed. */
export interface Device {
  able(): boolean;
  permission(): NotificationPermission;
  /** Asks the person, by the browser's own question. */
  askPermission(): Promise<NotificationPermission>;
  /** The subscription that this browser holds; null: none. */
  subscription(): Promise<PushSubscription | null>;
  /** Makes one with the server's key; null: the browser did not give one. */
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
      // One that was made with another key of the server is in the way.
      await (await manager.getSubscription())?.unsubscribe();
      return manager.subscribe(options).catch(() => null);
    }
  },
};
