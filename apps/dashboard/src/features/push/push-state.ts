/** Whether this device is told of new tasks while the page is closed. */
export type PushState =
  /** Not known yet: the browser and the server are being asked. */
  | 'asking'
  /** This browser, this connection or this server can't do it. */
  | 'unsupported'
  /** The person or the device has forbidden it; only the settings of the browser can allow it again. */
  | 'denied'
  | 'off'
  | 'on';

/** What is known of this device. */
export interface PushFacts {
  /** The browser has service workers, push and notifications, and the page came over a connection it trusts. */
  readonly able: boolean;
  readonly permission: NotificationPermission;
  /** The server's key (VAPID, base64url); null: it sends nothing. */
  readonly publicKey: string | null;
  /** This browser holds a subscription. */
  readonly inBrowser: boolean;
  /** The server knows of this browser's subscription. */
  readonly onServer: boolean;
}

/** "On" is said only where the browser and the server both say so: whoever trusts it must be reached. */
export function pushStateOf({ able, permission, publicKey, inBrowser, onServer }: PushFacts): PushState {
  if (!able || publicKey === null) return 'unsupported';
  if (permission === 'denied') return 'denied';
  return permission === 'granted' && inBrowser && onServer ? 'on' : 'off';
}

/** A key as the browser's push wants it: bytes of base64url. */
export function keyBytes(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
