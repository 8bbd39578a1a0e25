import type { ImportFault, ShelterPlan } from '@safe-haven/contracts/exchange';
import type { Opened, Summary, Understanding } from './reading.ts';
import type { ReaderMessage, ReaderRequest } from './serve.ts';

/** Reads and interprets files in a web worker, so that the page stays responsive. */
export interface Reader {
  open(file: Blob, sheet?: string): Promise<Opened | 'too_large' | null>;
  understand(understanding: Understanding): Promise<Summary>;
  shelters(): AsyncIterable<ShelterPlan>;
  faults(): AsyncIterable<ImportFault>;
  /** Stops the worker; pending calls are never resolved. */
  close(): void;
}

/** `onShare`: the fraction of the file read so far. `onLost`: the worker failed, and no call will be resolved. */
interface ReaderOptions {
  onShare(share: number): void;
  onLost(): void;
}

export function startReader({ onShare, onLost }: ReaderOptions): Reader {
  const worker = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' });
  const { port1, port2 } = new MessageChannel();
  worker.addEventListener('error', onLost);
  worker.postMessage(null, [port2]);
  return readerOn(port1, { onShare, end: () => worker.terminate() });
}

/** The client side of the message port to a `Reading`. */
export function readerOn(port: MessagePort, callbacks: { onShare(share: number): void; end(): void }): Reader {
  const pending = new Map<number, (value: unknown) => void>();
  let lastId = 0;
  const ask = <T>(request: ReaderRequest): Promise<T> =>
    new Promise<T>((resolve) => {
      lastId += 1;
      pending.set(lastId, (value) => resolve(value as T));
      port.postMessage({ id: lastId, ...request });
    });
  port.onmessage = ({ data }: MessageEvent<ReaderMessage>) => {
    if ('share' in data) return callbacks.onShare(data.share);
    pending.get(data.id)?.(data.value);
    pending.delete(data.id);
  };
  return {
    open: (file, sheet) => ask({ ask: 'open', with: [file, sheet] }),
    understand: (understanding) => ask({ ask: 'understand', with: [understanding] }),
    shelters: async function* () {
      for (let i = 0; ; i++) {
        const shelter = await ask<ShelterPlan | null>({ ask: 'shelter', with: [i] });
        if (shelter === null) return;
        yield shelter;
      }
    },
    faults: async function* () {
      for (let from = 0; ; ) {
        const batch = await ask<readonly ImportFault[]>({ ask: 'faults', with: [from] });
        if (batch.length === 0) return;
        yield* batch;
        from += batch.length;
      }
    },
    close: () => {
      port.close();
      callbacks.end();
    },
  };
}
