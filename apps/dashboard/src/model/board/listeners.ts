/** Those who want to be told, and how they stop. */
export interface Listeners<T extends readonly unknown[]> {
  add(listener: (...said: T) => void): () => void;
  tell(...said: T): void;
  readonly size: number;
}

export function listeners<T extends readonly unknown[] = []>(): Listeners<T> {
  const all = new Set<(...said: T) => void>();
  return {
    add: (listener) => {
      all.add(listener);
      return () => all.delete(listener);
    },
    tell: (...said) => {
      for (const listener of all) listener(...said);
    },
    get size() {
      return all.size;
    },
  };
}
