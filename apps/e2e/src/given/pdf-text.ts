import { inflateSync } from 'node:zlib';

/** A numbered object of the file; `data` is null where it has no stream. */
interface Item {
  readonly head: string;
  readonly data: string | null;
}

/** What is written on each sheet, by place: from the letters of the file as Chromium writes it, not from the page that was printed. */
export function pdfText(pdf: Buffer): readonly string[] {
  const items = itemsOf(pdf);
  const sheets = [...items.values()].filter(({ head }) => /\/Type\s*\/Page\b(?!s)/.test(head));
  return sheets.map(({ head }) => {
    const fonts = new Map<string, ReadonlyMap<string, string>>();
    for (const [, name, font] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) fonts.set(name!, lettersOf(items, font!));
    return writtenIn(items.get(/\/Contents (\d+) 0 R/.exec(head)?.[1] ?? '')?.data ?? '', fonts);
  });
}

function itemsOf(pdf: Buffer): ReadonlyMap<string, Item> {
  const text = pdf.toString('latin1');
  const items = new Map<string, Item>();
  for (const { 1: id, 2: head, 3: end, index, 0: all } of text.matchAll(/(\d+) 0 obj\n(.*?)(endobj|stream\r?\n)/gs)) {
    const start = index + all.length;
    const bytes = end === 'endobj' ? null : pdf.subarray(start, start + Number(/\/Length (\d+)/.exec(head!)?.[1]));
    const data = bytes && (head!.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
    items.set(id!, { head: head!, data });
  }
  return items;
}

/** Which letters the numbers of a font represent. */
function lettersOf(items: ReadonlyMap<string, Item>, font: string): ReadonlyMap<string, string> {
  const map = items.get(/\/ToUnicode (\d+) 0 R/.exec(items.get(font)?.head ?? '')?.[1] ?? '')?.data ?? '';
  const letters = new Map<string, string>();
  for (const [, from, to, first] of map.matchAll(/^<(\w{4})> (?:<(\w{4})> )?<(\w+)>$/gm)) {
    const last = Number.parseInt(to ?? from!, 16);
    for (let n = Number.parseInt(from!, 16); n <= last; n++) {
      const code = Number.parseInt(first!, 16) + n - Number.parseInt(from!, 16);
      letters.set(n.toString(16).padStart(4, '0').toUpperCase(), String.fromCodePoint(code));
    }
  }
  return letters;
}

/** A line for each place at which writing begins. */
function writtenIn(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let [font, place, text] = [new Map() as ReadonlyMap<string, string>, '', ''];
  for (const [, name, at, codes] of content.matchAll(/\/(F\d+) \S+ Tf|([^\n]* Tm)|<(\w+)> Tj/g)) {
    if (name) font = fonts.get(name) ?? font;
    if (at && at !== place) text += '\n';
    if (at) place = at;
    for (const code of codes?.match(/.{4}/g) ?? []) text += font.get(code.toUpperCase()) ?? '';
  }
  return text;
}
