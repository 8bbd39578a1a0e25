/** Passes the newest value on: the first at once, then at most one every `ms`, and never an older one. */
export interface Coalescer<Value> {
  offer(value: Value): void;
  stop(): void;
}

export function coalesce<Value>(ms: number, pass: (value: Value) => void): Coalescer<Value> {
  let waiting: { value: Value } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
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
      waiting = { value };
      if (timer === undefined) flush();
    },
    stop() {
      clearTimeout(timer);
      waiting = null;
    },
  };
}
