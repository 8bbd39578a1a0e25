/** A log that stays open when its program closes it, like one on disk. */
export function keepOpen<T extends { close(): Promise<void> }>(log: T): T {
  return new Proxy(log, {
    get(target, name) {
      if (name === 'close') return async () => undefined;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
