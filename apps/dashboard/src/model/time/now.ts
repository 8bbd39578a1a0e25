import { useSyncExternalStore } from 'react';
import { listeners } from '../../net/listeners.ts';
import { serverNow } from '../../net/server-time.ts';

interface Ticker {
  readonly subscribe: (listener: () => void) => () => void;
  readonly read: () => number;
}

const tickers = new Map<number, Ticker>();

/** The server's time, updated at this interval; components with the same interval share a timer. */
export function useNow(everyMs: number): number {
  const ticker = tickers.get(everyMs) ?? tickerOf(everyMs);
  tickers.set(everyMs, ticker);
  return useSyncExternalStore(ticker.subscribe, ticker.read);
}

function tickerOf(everyMs: number): Ticker {
  const ticked = listeners();
  let timer: ReturnType<typeof setInterval> | undefined;
  let current = serverNow();
  const tick = () => {
    current = serverNow();
    ticked.call();
  };
  return {
    read: () => current,
    subscribe: (listener) => {
      if (ticked.size === 0) {
        current = serverNow();
        timer = setInterval(tick, everyMs);
      }
      const stop = ticked.add(listener);
      return () => {
        stop();
        if (ticked.size === 0) clearInterval(timer);
      };
    },
  };
}
