import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '@safe-haven/tools/run';
import { filesIn } from '../files.mjs';

const HERE = 'infra/checks/recipes';

/**
 * Does in a copy of the project what the plan of a recipe says: adds its new files, and its rows to existing files.
 * Returns the paths that it touched. `HS-NEW` becomes the next id of that kind in SPEC.
 */
export function carryOut(recipe, { rows }, copy) {
  const numbered = withNextIds(readFileSync(join(ROOT, 'docs/SPEC.md'), 'utf8'));
  const under = `${HERE}/${recipe}/new/`;
  const added = filesIn(under).map((file) => file.slice(under.length));
  for (const file of added) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), numbered(readFileSync(join(ROOT, under, file), 'utf8')));
  }
  for (const row of rows) {
    const path = join(copy, row.file);
    writeFileSync(path, withRow(readFileSync(path, 'utf8'), { ...row, row: numbered(row.row ?? '') }));
  }
  return [...new Set([...added, ...rows.map(({ file }) => file)])];
}

/** A text with one more row, before or after another text; or with the number after that text raised by one. */
function withRow(text, { file, before, after, raise, row }) {
  const place = before ?? after ?? raise;
  const parts = raise === undefined ? text.split(place) : text.split(new RegExp(`(?<=${RegExp.escape(raise)})(?=\\d)`));
  if (parts.length !== 2) throw new Error(`${file} has not once, but ${parts.length - 1} times: ${place}`);
  const [above, below] = parts;
  if (raise !== undefined) return above + below.replace(/^\d+/, (number) => Number(number) + 1);
  return before === undefined ? above + place + row + below : above + row + place + below;
}

/** Puts the next free id of its kind where a text says `HS-NEW`. */
function withNextIds(spec) {
  const next = (kind) => 1 + [...spec.matchAll(new RegExp(`^- \\*\\*${kind}-\\d`, 'gm'))].length;
  return (text) => text.replace(/\b([A-Z]{2})-NEW\b/g, (_, kind) => `${kind}-${next(kind)}`);
}
