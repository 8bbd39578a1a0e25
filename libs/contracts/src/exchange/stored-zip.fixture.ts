/** A ZIP archive of uncompressed texts. */
export function storedZip(files: Readonly<Record<string, string>>): Uint8Array {
  const parts: number[][] = [];
  const central: number[][] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const data = bytesOf(text);
    const local = [...le(0x04034b50, 4), ...zeros(14), ...le(data.length, 4), ...le(data.length, 4)];
    const named = [...local, ...le(name.length, 2), ...le(0, 2), ...bytesOf(name), ...data];
    central.push([
      ...[...le(0x02014b50, 4), ...zeros(16), ...le(data.length, 4), ...le(data.length, 4)],
      ...[...le(name.length, 2), ...zeros(12), ...le(at, 4), ...bytesOf(name)],
    ]);
    parts.push(named);
    at += named.length;
  }
  const list = central.flat();
  const count = le(central.length, 2);
  const end = [...le(0x06054b50, 4), ...zeros(4), ...count, ...count, ...le(list.length, 4), ...le(at, 4), 0, 0];
  return new Uint8Array([...parts.flat(), ...list, ...end]);
}

const zeros = (n: number): number[] => Array<number>(n).fill(0);
const le = (n: number, size: number): number[] => Array.from({ length: size }, (_, i) => (n >>> (8 * i)) & 0xff);
/** UTF-8 encoded by hand, because this library has no TextEncoder. */
const bytesOf = (text: string): number[] =>
  [...encodeURIComponent(text).matchAll(/%([\dA-F]{2})|(.)/g)].map(([, hex, c]) =>
    hex === undefined ? c!.charCodeAt(0) : Number.parseInt(hex, 16),
  );
