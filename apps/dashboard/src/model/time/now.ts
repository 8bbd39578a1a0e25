import { useSyncExternalStore } from 'react';

/** Under this the difference is the line's, not the clock's. */
const JITTER_MS = 2_000;
let ahead = 0;

/** The server said what time it is: a console whose clock is wrong still counts down to the right minute. */
export function heardTime(at: string): void {
  const difference = Date.parse(at) - Date.now();
  ahead = Math.abs(difference) > JITTER_MS ? difference : 0;
}

/** Milliseconds since the epoch by the server's clock, as far as it is known. */
export const serverNow = (): number => Date.now() + ahead;

interface Ticker {
  readonly subscribe: (listener: () => void) => () => void;
  readonly read: () => number;
}

const tickers = new Map<number, Ticker>();

/** The server's time, told anew every so many ms; everybody with the same pace shares one timer. */
export function useNow(everyMs: number): number {
  const ticker = tickers.get(everyMs) ?? tickerOf(everyMs);
  tickers.set(everyMs, ticker);
  return useSyncExternalStore(ticker.subscribe, ticker.read);
}

function tickerOf(everyMs: number): Ticker {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let told = serverNow();
  const tick = () => {
    told = serverNow();
    for (const listener of listeners) listener();
  };
  return {
    read: () => told,
    subscribe: (listener) => {
      if (listeners.size === 0) {
        told = serverNow();
        timer = setInterval(tick, everyMs);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearInterval(timer);
      };
    },
  };
}
