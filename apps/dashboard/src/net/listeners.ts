/** A set of listeners with an unsubscribe function for each. */
export interface Listeners<T extends readonly unknown[]> {
  add(listener: (...values: T) => void): () => void;
  call(...values: T): void;
  readonly size: number;
}

/** An empty set of listeners. A listener that is added during a call is called by it too. */
export function listeners<T extends readonly unknown[] = []>(): Listeners<T> {
  const all = new Set<(...values: T) => void>();
  return {
    add: (listener) => {
      all.add(listener);
      return () => all.delete(listener);
    },
    call: (...values) => {
      for (const listener of all) listener(...values);
    },
    get size() {
      return all.size;
    },
  };
}
