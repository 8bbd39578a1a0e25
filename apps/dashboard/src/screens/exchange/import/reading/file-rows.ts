import { type FileRows, type ReadOptions, readFileRows } from '@safe-haven/contracts/exchange';
import { inflate } from '../../../../model/inflate.ts';

/** Reads a file in the browser: see `readFileRows`. */
export const fileRows = (file: Blob, options: ReadOptions): Promise<FileRows | 'too_large' | null> =>
  readFileRows(
    {
      size: file.size,
      unpack: inflate,
      head: async () => new Uint8Array(await file.slice(0, 4).arrayBuffer()),
      whole: async () => new Uint8Array(await file.arrayBuffer()),
      chunks: () => partsOf(file),
      decoder: (encoding) => {
        const decoder = new TextDecoder(encoding, { fatal: true });
        return (chunk) => (chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode());
      },
    },
    options,
  );

async function* partsOf(file: Blob): AsyncGenerator<Uint8Array> {
  const bytes = file.stream().getReader();
  for (let part = await bytes.read(); !part.done; part = await bytes.read()) yield part.value;
}
