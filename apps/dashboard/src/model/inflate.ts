import type { Unpack } from '@safe-haven/contracts/exchange';

/** Decompresses entries of a workbook with the browser's `DecompressionStream` (in all engines since 2023). */
export const inflate: Unpack = async function* (packed, method) {
  const bytes = new Uint8Array(packed);
  const decoder = new TextDecoder();
  if (method === 0) return yield decoder.decode(bytes);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read())
    yield decoder.decode(part.value, { stream: true });
  yield decoder.decode();
};
