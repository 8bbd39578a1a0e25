import type { HousePlan, ImportFault } from '@safe-haven/contracts/exchange';
import type { Opened, Summary, Understanding } from './reading.ts';
import type { ReaderNews, ReaderQuestion } from './serve.ts';

/** Reads files and understands them beside the page, which answers to a touch meanwhile. */
export interface Reader {
  open(file: Blob, sheet?: string): Promise<Opened | null>;
  understand(how: Understanding): Promise<Summary>;
  houses(): AsyncIterable<HousePlan>;
  faults(): AsyncIterable<ImportFault>;
  /** Whatever it is at ends; what was asked is never answered. */
  close(): void;
}

/** `onShare`: how much of a file is read; `onLost`: nothing will be answered any more. */
interface ReaderOptions {
  onShare(share: number): void;
  onLost(): void;
}

export function startReader({ onShare, onLost }: ReaderOptions): Reader {
  const worker = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' });
  const { port1, port2 } = new MessageChannel();
  worker.addEventListener('error', onLost);
  worker.postMessage(null, [port2]);
  return readerOver(port1, { onShare, end: () => worker.terminate() });
}

/** The page's end of a line to a reading. */
export function readerOver(port: MessagePort, on: { onShare(share: number): void; end(): void }): Reader {
  const open = new Map<number, (value: unknown) => void>();
  let asked = 0;
  const ask = <T>(question: ReaderQuestion): Promise<T> =>
    new Promise<T>((resolve) => {
      asked += 1;
      open.set(asked, (value) => resolve(value as T));
      port.postMessage({ id: asked, ...question });
    });
  port.onmessage = ({ data }: MessageEvent<ReaderNews>) => {
    if ('share' in data) return on.onShare(data.share);
    open.get(data.id)?.(data.value);
    open.delete(data.id);
  };
  return {
    open: (file, sheet) => ask({ ask: 'open', with: [file, sheet] }),
    understand: (how) => ask({ ask: 'understand', with: [how] }),
    houses: async function* () {
      for (let i = 0; ; i++) {
        const house = await ask<HousePlan | null>({ ask: 'house', with: [i] });
        if (house === null) return;
        yield house;
      }
    },
    faults: async function* () {
      for (let from = 0; ; ) {
        const some = await ask<readonly ImportFault[]>({ ask: 'faults', with: [from] });
        if (some.length === 0) return;
        yield* some;
        from += some.length;
      }
    },
    close: () => {
      port.close();
      on.end();
    },
  };
}
