/** The used part of a service worker's global scope. The DOM and worker type libraries conflict in one program. */
export interface WorkerScope {
  readonly location: { readonly origin: string };
  readonly caches: CacheStorage;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(of: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly WindowClient[]>;
    openWindow(path: string): Promise<unknown>;
  };
  readonly registration: Pick<ServiceWorkerRegistration, 'pushManager' | 'showNotification'>;
  skipWaiting(): Promise<void>;
  addEventListener<E extends keyof WorkerEvents>(event: E, listener: (event: WorkerEvents[E]) => void): void;
}

interface WindowClient {
  readonly url: string;
  focus(): Promise<unknown>;
  postMessage(message: unknown): void;
}

interface ExtendableEvent {
  /** Keeps the worker alive until the promise settles. */
  waitUntil(done: Promise<unknown>): void;
}

export interface WorkerEvents {
  install: ExtendableEvent;
  activate: ExtendableEvent;
  fetch: { readonly request: Request; respondWith(answer: Promise<Response>): void };
  push: ExtendableEvent & { readonly data: { json(): unknown } | null };
  notificationclick: ExtendableEvent & { readonly notification: { close(): void } };
  pushsubscriptionchange: ExtendableEvent & {
    readonly oldSubscription?: PushSubscription | null;
    readonly newSubscription?: PushSubscription | null;
  };
}
