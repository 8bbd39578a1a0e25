import { attributeOf } from './sheet-xml.ts';

export interface Sheet {
  readonly name: string;
  readonly path: string;
}

const SHEET_FILE = /^xl\/worksheets\/[^/]+\.xml$/;
const SHEET = /<(?:\w+:)?sheet\b([^>]*)>/g;
const RELATION = /<(?:\w+:)?Relationship\b([^>]*)>/g;

/** The visible sheets of a workbook in its own order; if it lists none, in the order of its files. */
export async function visibleSheets(
  files: ReadonlyMap<string, unknown>,
  textOf: (path: string) => Promise<string>,
): Promise<Sheet[]> {
  const relations = new Map(
    [...(await textOf('xl/_rels/workbook.xml.rels')).matchAll(RELATION)].map(([, attributes = '']) => [
      attributeOf(attributes, 'Id'),
      pathOf(attributeOf(attributes, 'Target')),
    ]),
  );
  const listed = [...(await textOf('xl/workbook.xml')).matchAll(SHEET)].flatMap(([, attributes = '']) => {
    const path = relations.get(attributeOf(attributes, '(?:\\w+:)?id')) ?? '';
    const isHidden = /hidden/i.test(attributeOf(attributes, 'state'));
    return files.has(path) && SHEET_FILE.test(path) && !isHidden
      ? [{ name: attributeOf(attributes, 'name'), path }]
      : [];
  });
  if (listed.length > 0) return listed;
  const paths = [...files.keys()].filter((path) => SHEET_FILE.test(path)).toSorted(compareNaturally);
  return paths.map((path) => ({ name: path.slice(path.lastIndexOf('/') + 1, -'.xml'.length), path }));
}

const pathOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`);
const compareNaturally = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });
