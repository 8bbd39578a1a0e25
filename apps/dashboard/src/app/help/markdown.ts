/** A part of a line. `to`: where a link leads, as it is in the file. */
export type Inline =
  | { readonly kind: 'text' | 'strong' | 'code' | 'em'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: string };

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Inline[])[])[] };

/** What is under one heading of a page. `id`: its heading as an address has it. */
export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

const MARKER = /^(?:\d+\.|-) /;
const STARTS_ANEW = /^(?:(?:\d+\.|-) |#|\||!\[|<img)/;

/** A page of the guide as its chapters; what is above the first heading is one as well. Pictures are left out. */
export function chaptersOf(markdown: string): readonly Chapter[] {
  return markdown
    .replace(/^# /, '## ')
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.split('\n');
      return { id: idOf(title), title, blocks: blocksOf(lines) };
    });
}

/** A heading as an address has it: `#when-nobody-is-there`. */
const idOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

function blocksOf(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const end = endOf(lines, at);
    const block = blockOf(lines.slice(at, end));
    if (block) blocks.push(block);
    at = end;
  }
  return blocks;
}

/** Where the block that begins at a line is over. */
function endOf(lines: readonly string[], at: number): number {
  const first = lines[at] ?? '';
  const goesOn = MARKER.test(first)
    ? (line: string) => line.trim() === '' || /^ {2}/.test(line) || MARKER.test(line)
    : first.startsWith('|')
      ? (line: string) => line.startsWith('|')
      : (line: string) => !STARTS_ANEW.test(first) && line.trim() !== '' && !STARTS_ANEW.test(line);
  const next = lines.slice(at + 1).findIndex((line) => first.trim() === '' || !goesOn(line));
  return next < 0 ? lines.length : at + 1 + next;
}

function blockOf(lines: readonly string[]): Block | null {
  const [first = ''] = lines;
  if (MARKER.test(first)) return listOf(lines);
  if (first.startsWith('|')) return { kind: 'table', rows: rowsOf(lines) };
  if (first.startsWith('#')) return { kind: 'heading', text: first.replace(/^#+ /, '') };
  if (first.trim() === '' || /^(?:!\[|<img)/.test(first)) return null;
  return { kind: 'paragraph', text: inlinesOf(lines.join(' ')) };
}

function listOf(lines: readonly string[]): Block {
  const items: string[][] = [];
  for (const line of lines) {
    if (MARKER.test(line)) items.push([line.replace(MARKER, '')]);
    else items.at(-1)?.push(line.replace(/^ {2,3}/, ''));
  }
  return { kind: 'list', ordered: /^\d/.test(lines[0] ?? ''), items: items.map(blocksOf) };
}

/** The rows of a table with anything in them: an empty head is none. */
const rowsOf = (lines: readonly string[]) =>
  lines
    .filter((line) => !/^[|\s-]+$/.test(line))
    .map((line) =>
      line
        .replace(/^\||\|$/g, '')
        .split('|')
        .map((cell) => inlinesOf(cell.trim())),
    );

const MARKED = /\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\(([^)]+)\)|\*([^*]+)\*/g;

function inlinesOf(text: string): readonly Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const found of text.matchAll(MARKED)) {
    if (found.index > from) parts.push({ kind: 'text', text: text.slice(from, found.index) });
    parts.push(markedOf(found));
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

function markedOf([, strong, code, link, to = '', em = '']: RegExpMatchArray): Inline {
  if (strong !== undefined) return { kind: 'strong', text: strong };
  if (code !== undefined) return { kind: 'code', text: code };
  return link === undefined ? { kind: 'em', text: em } : { kind: 'link', text: link, to };
}

/** The words of blocks, for the search. */
export function wordsOf(blocks: readonly Block[]): string {
  const plain = (inlines: readonly Inline[]) => inlines.map(({ text }) => text).join('');
  return blocks
    .map((block): string => {
      switch (block.kind) {
        case 'heading':
          return block.text;
        case 'paragraph':
          return plain(block.text);
        case 'list':
          return block.items.map(wordsOf).join(' ');
        case 'table':
          return block.rows.flatMap((row) => row.map(plain)).join(' ');
        default:
          return '';
      }
    })
    .join(' ');
}
