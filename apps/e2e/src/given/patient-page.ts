import type { BrowserContext } from 'playwright-core';

const HOUR_MS = 3_600_000;
/** What the program waits for during five seconds it waits for during five minutes. */
const TIMES_LONGER = 60;

/**
 * Pages that wait longer than the program lets a person wait: for an answer, and until a command expires on its way. On a
 * machine at work a command that takes ten seconds would be refused, which only the tests of slow lines are about.
 */
export const patientPages = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(
    ([later, times]) => {
      const send = globalThis.fetch;
      globalThis.fetch = (what, init) => {
        const headers = new Headers(init?.headers);
        const expires = headers.get('haven-expires');
        if (expires === null) return send(what, init);
        headers.set('haven-expires', new Date(Date.parse(expires) + later).toISOString());
        return send(what, { ...init, headers });
      };
      const after = AbortSignal.timeout.bind(AbortSignal);
      AbortSignal.timeout = (ms) => after(ms * times);
    },
    [HOUR_MS, TIMES_LONGER] as const,
  );
