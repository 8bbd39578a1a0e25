import { listeners } from '../listeners.ts';

/** URL of the worker; its scope is the whole site. */
const WORKER = '/sw.js';
const CHECK_EVERY_MS = 5 * 60_000;

/** The installed app: its service worker, and whether a newer version has arrived since the page was loaded. */
export interface Program {
  /** The registration, created if missing; null: service workers are not supported here. */
  ready(): Promise<ServiceWorkerRegistration | null>;
  /** Whether the open page is of an older version; a reload brings the new one. */
  isRenewed(): boolean;
  subscribe(listener: () => void): () => void;
  /** Checks for a newer version, at most once in five minutes. */
  checkForUpdate(): void;
}

/** `workers`: `navigator.serviceWorker`, if supported. `now` in ms. */
export function openProgram(workers: ServiceWorkerContainer | undefined, now: () => number): Program {
  const changed = listeners();
  let registered: Promise<ServiceWorkerRegistration | null> | null = null;
  let renewed = false;
  let checkedAt = now();
  // The first worker takes control of a page that had none: that is no newer version.
  let was = workers?.controller ?? null;
  workers?.addEventListener('controllerchange', () => {
    const before = was;
    was = workers.controller;
    if (before === null || renewed) return;
    renewed = true;
    changed.call();
  });
  return {
    // Looked up each time: sign-out removes the worker with all site data.
    ready: () => {
      registered = register(workers);
      return registered;
    },
    isRenewed: () => renewed,
    subscribe: changed.add,
    checkForUpdate: () => {
      if (registered === null || now() - checkedAt < CHECK_EVERY_MS) return;
      checkedAt = now();
      void registered.then((registration) => registration?.update()).catch(() => undefined);
    },
  };
}

/** Without a worker where registration fails, as in a private window or with an untrusted certificate. */
async function register(workers: ServiceWorkerContainer | undefined): Promise<ServiceWorkerRegistration | null> {
  try {
    return (await workers?.register(WORKER, { updateViaCache: 'none' })) ?? null;
  } catch {
    return null;
  }
}

/** The installed app of this page. */
export const program = openProgram(globalThis.navigator?.serviceWorker, Date.now);
