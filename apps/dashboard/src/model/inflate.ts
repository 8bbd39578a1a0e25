import type { Unpack } from '@safe-haven/contracts/exchange';

/** Unpacks what a workbook holds, by the browser's own stream (in all engines since 2023). */
export const inflate: Unpack = async (packed, method, most) => {
  if (method === 0) return new TextDecoder().decode(packed);
  const bytes = new Uint8Array(packed);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let [text, read] = ['', 0];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    read += part.value.length;
    if (read > most) throw new Error('The sheet is too large.');
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
};
