const listeners = new Set<() => Promise<void>>();

/** What tells more about a test that fails: it is called when the test has failed, before anything of it is ended. */
export function onTestFailure(listener: () => Promise<void>): void {
  listeners.add(listener);
}

/** Resolves when every listener has said what it knows, or could not. */
export const failed = (): Promise<unknown> => Promise.allSettled(Array.from(listeners, (listener) => listener()));

/** At the end of a test file. */
export const forgetListeners = (): void => listeners.clear();
