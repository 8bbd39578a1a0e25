/** The state of push notifications on this device. */
export type PushState =
  /** Browser and server are being queried. */
  | 'asking'
  /** This browser, this connection or this server can't do it. */
  | 'unsupported'
  /** The person or the device has forbidden it; only the settings of the browser can allow it again. */
  | 'denied'
  | 'off'
  | 'on';

/** The facts that the state is derived from. */
export interface PushFacts {
  /** Service workers, push and notifications are supported, in a secure context. */
  readonly able: boolean;
  readonly permission: NotificationPermission;
  /** The server's VAPID key, base64url; null: push is not configured. */
  readonly publicKey: string | null;
  /** The browser has a subscription. */
  readonly inBrowser: boolean;
  /** The server has this browser's subscription. */
  readonly onServer: boolean;
}

/** Derives the state. `on` requires that browser and server agree, because people rely on it. */
export function pushStateOf({ able, permission, publicKey, inBrowser, onServer }: PushFacts): PushState {
  if (!able || publicKey === null) return 'unsupported';
  if (permission === 'denied') return 'denied';
  return permission === 'granted' && inBrowser && onServer ? 'on' : 'off';
}

/** Decodes base64url for the Push API. */
export function keyBytes(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
