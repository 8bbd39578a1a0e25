import { git, kindOf, trackedFiles } from './sources.mjs';

const TEXT = /\.(ts|tsx|mjs|cjs|css|json|md|yml|html)$/;
const LEFT_OUT = /package-lock\.json|\/public\/basemap\//;

/** Files and lines by kind, of the work tree's commit or of another one (`lines=SHA`). */
export function linesByKind(commit = 'HEAD') {
  const kinds = new Map();
  for (const path of trackedFiles(commit)) {
    if (!TEXT.test(path) || LEFT_OUT.test(path)) continue;
    const kind = kinds.get(kindOf(path)) ?? { files: 0, lines: 0 };
    kind.files += 1;
    kind.lines += git(['show', `${commit}:${path}`]).split('\n').length - 1;
    kinds.set(kindOf(path), kind);
  }
  const rows = [...kinds].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [
    '| kind | files | lines |',
    '|---|---|---|',
    ...rows.map(([k, v]) => `| ${k} | ${v.files} | ${v.lines} |`),
  ].join('\n');
}
