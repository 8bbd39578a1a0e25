/** Throttles values: the first at once, then the newest at most once per `ms`. */
export interface Coalescer<Value> {
  offer(value: Value): void;
  /** Drops the pending value and all later ones. */
  stop(): void;
}

/** Passes the first value at once, and then the newest at most once per `ms`. */
export function coalesce<Value>(ms: number, pass: (value: Value) => void): Coalescer<Value> {
  let waiting: { value: Value } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const flush = (): void => {
    timer = undefined;
    if (waiting === null) return;
    const { value } = waiting;
    waiting = null;
    timer = setTimeout(flush, ms);
    pass(value);
  };
  return {
    offer(value) {
      if (stopped) return;
      waiting = { value };
      if (timer === undefined) flush();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
