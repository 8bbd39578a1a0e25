/** An in-memory `CacheStorage`: responses by path, caches in order of creation. */
export class MemoryCaches {
  readonly caches = new Map<string, Map<string, Response>>();
  /** The request options of each cached file. */
  readonly requests: Request[] = [];

  readonly storage = {
    open: async (name: string) => this.#cache(name),
    keys: async () => [...this.caches.keys()],
    delete: async (name: string) => this.caches.delete(name),
    match: async (asked: Request | string) => {
      for (const name of this.caches.keys()) {
        const found = await this.#cache(name).match(asked);
        if (found) return found;
      }
      return undefined;
    },
  } as unknown as CacheStorage;

  #cache(name: string): Cache {
    const cache = this.caches.get(name) ?? new Map<string, Response>();
    this.caches.set(name, cache);
    return {
      addAll: async (asked: readonly Request[]) => {
        this.requests.push(...asked);
        const answers = await Promise.all(asked.map((request) => fetch(request)));
        if (answers.some((answer) => !answer.ok)) throw new TypeError('not all of them arrived');
        for (const [i, request] of asked.entries()) cache.set(pathOf(request), answers[i]!);
      },
      put: async (asked: Request | string, answer: Response) => void cache.set(pathOf(asked), answer),
      match: async (asked: Request | string) => cache.get(pathOf(asked))?.clone(),
    } as unknown as Cache;
  }
}

const pathOf = (asked: Request | string): string =>
  new URL(typeof asked === 'string' ? asked : asked.url, 'http://x.test').pathname;
