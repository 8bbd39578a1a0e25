import { listeners } from '../listeners.ts';

/** Where the worker lies; its scope is the whole site. */
const WORKER = '/sw.js';
const CHECK_EVERY_MS = 5 * 60_000;

/** The program on this device: its service worker, and whether a newer version has arrived since the page was loaded. */
export interface Program {
  /** The worker's registration, made where there is none; null: this browser or this connection has no workers. */
  ready(): Promise<ServiceWorkerRegistration | null>;
  /** True: the page that is open is of an older version. Loading it again brings the new one. */
  isRenewed(): boolean;
  subscribe(listener: () => void): () => void;
  /** Asks whether there is a newer version, not more than once in five minutes. */
  checkForUpdate(): void;
}

/** `workers`: what the browser has; undefined where it has none. `now` in ms. */
export function openProgram(workers: ServiceWorkerContainer | undefined, now: () => number): Program {
  const changed = listeners();
  let asked: Promise<ServiceWorkerRegistration | null> | null = null;
  let renewed = false;
  let checkedAt = now();
  // The first worker takes over a page that came without one: that is no newer version.
  let was = workers?.controller ?? null;
  workers?.addEventListener('controllerchange', () => {
    const before = was;
    was = workers.controller;
    if (before === null || renewed) return;
    renewed = true;
    changed.call();
  });
  return {
    // Asked for anew each time: signing out takes the worker away with everything else that the browser has of us.
    ready: () => {
      asked = register(workers);
      return asked;
    },
    isRenewed: () => renewed,
    subscribe: changed.add,
    checkForUpdate: () => {
      if (asked === null || now() - checkedAt < CHECK_EVERY_MS) return;
      checkedAt = now();
      void asked.then((it) => it?.update()).catch(() => undefined);
    },
  };
}

/** A browser that refuses (a private window, a certificate it does not trust) goes on without. */
async function register(workers: ServiceWorkerContainer | undefined): Promise<ServiceWorkerRegistration | null> {
  try {
    return (await workers?.register(WORKER, { updateViaCache: 'none' })) ?? null;
  } catch {
    return null;
  }
}

/** The program of this page. */
export const program = openProgram(globalThis.navigator?.serviceWorker, Date.now);
