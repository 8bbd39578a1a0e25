import type { BrowserContext } from 'playwright-core';

const HOUR_MS = 3_600_000;
/** The program takes no command that expires more than fifteen minutes ahead. */
const EXPIRES_LATER_MS = 10 * 60_000;
/** From here on the program gives up at the end of a time, and does not send another copy of the same command. */
const GIVES_UP_MS = 10_000;

/**
 * Pages that wait longer than the program lets a person wait: for an answer, and until a command expires on its way. On a
 * machine at work a command that takes ten seconds would be refused, and an answer would be said to be lost.
 */
export const patientPages = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(
    ([longer, later, least]) => {
      const send = globalThis.fetch;
      globalThis.fetch = (what, init) => {
        const headers = new Headers(init?.headers);
        const expires = headers.get('haven-expires');
        if (expires === null) return send(what, init);
        headers.set('haven-expires', new Date(Date.parse(expires) + later).toISOString());
        return send(what, { ...init, headers });
      };
      const after = AbortSignal.timeout.bind(AbortSignal);
      AbortSignal.timeout = (ms) => after(ms < least ? ms : ms + longer);
    },
    [HOUR_MS, EXPIRES_LATER_MS, GIVES_UP_MS] as const,
  );
