import { setTimeout as wait } from 'node:timers/promises';

/** A response: the status and the parsed body. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface ApiClient {
  /**
   * Sends a request until there is a response: after a lost connection, 429 or 503 it is retried with growing delays;
   * throws once aborted.
   */
  ask(path: string, init?: RequestInit): Promise<Answer>;
}

const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 15_000;

/**
 * A client of the program at `url`. A retry repeats the request unchanged, so its Idempotency-Key makes it one action
 * however often it arrives. `onTrouble` is called with a sentence when the connection is lost and when it is back.
 */
export function openClient(url: string, signal: AbortSignal, onTrouble: (sentence: string) => void): ApiClient {
  return {
    ask: async (path, init = {}) => {
      for (let waits = FIRST_DELAY_MS, lost = false; ; waits = Math.min(waits * 2, MAX_DELAY_MS)) {
        const answer = await tryOnce(`${url}${path}`, init, signal);
        if (answer !== null && answer.status !== 429 && answer.status !== 503) {
          if (lost) onTrouble('The connection is back.');
          return answer;
        }
        lost = true;
        const ms = retryAfterMs(answer) ?? waits;
        onTrouble(`${reasonOf(answer)} Trying again in ${ms < 1_000 ? 'a moment' : `${Math.round(ms / 1_000)} s`}.`);
        await wait(ms, undefined, { signal });
      }
    },
  };
}

/** One attempt; null: no response. */
export async function tryOnce(url: string, init: RequestInit, signal: AbortSignal): Promise<Answer | null> {
  signal.throwIfAborted();
  try {
    const response = await fetch(url, { ...init, signal });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parseJson(text) };
  } catch {
    signal.throwIfAborted();
    return null;
  }
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

const reasonOf = (answer: Answer | null): string =>
  answer === null ? 'The connection is lost.' : answer.status === 429 ? 'Asked to slow down.' : 'The program is busy.';

function retryAfterMs(answer: Answer | null): number | null {
  const seconds = Number(answer?.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.min(seconds * 1_000, MAX_DELAY_MS) : null;
}
