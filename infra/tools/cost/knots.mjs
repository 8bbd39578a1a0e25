import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { ROOT } from '../run.mjs';
import { kindOf, trackedFiles } from './sources.mjs';

/** Where folders are side by side: a folder, and the ones in it that are meant. */
export const PLACES = [
  'apps/api/src',
  'apps/dashboard/src',
  'apps/dashboard/src/features',
  'apps/dashboard/src/screens',
];
const IMPORT = /(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g;

/** Folders that import each other in a circle, types included; tests are left out. */
export function knots() {
  const rows = PLACES.map((place) => {
    const { folders, knot } = knotIn(place);
    return `| ${place} | ${folders} | ${knot.length} | ${knot.join(' ')} |`;
  });
  return ['| in | folders | in a circle | which |', '|---|---|---|---|', ...rows].join('\n');
}

/** The folders of one place that lie on a circle; `files` are the sources, `read` answers the text of one. */
export function knotIn(place, files = sources(), read = textOf) {
  const edges = edgesIn(place, files, read);
  const knot = [...edges.keys()].filter((folder) => reachable(edges, folder).has(folder)).toSorted();
  return { folders: edges.size, knot };
}

/** For each folder of one place the folders next to it that it imports. */
export const importsIn = (place) => edgesIn(place, sources(), textOf);

const textOf = (file) => readFileSync(join(ROOT, file), 'utf8');

const sources = () => trackedFiles().filter((path) => /\.tsx?$/.test(path) && kindOf(path) === 'product');

/** What a comment shows as an example is no import. */
const withoutComments = (text) => text.replace(/^\s*(\*|\/\/|\/\*).*$/gm, '');

function edgesIn(place, files, read) {
  const known = new Set(files);
  const folderOf = (path) =>
    path.startsWith(`${place}/`) && path.slice(place.length + 1).includes('/')
      ? path.slice(place.length + 1).split('/')[0]
      : null;
  const edges = new Map();
  for (const file of files) {
    const from = folderOf(file);
    if (from === null) continue;
    if (!edges.has(from)) edges.set(from, new Set());
    for (const [, target] of withoutComments(read(file)).matchAll(IMPORT)) {
      const path = normalize(join(dirname(file), target));
      const to = known.has(path) ? folderOf(path) : null;
      if (to !== null && to !== from) edges.get(from).add(to);
    }
  }
  return edges;
}

function reachable(edges, from) {
  const seen = new Set();
  const next = [from];
  while (next.length > 0) {
    for (const to of edges.get(next.pop()) ?? []) {
      if (seen.has(to)) continue;
      seen.add(to);
      next.push(to);
    }
  }
  return seen;
}
