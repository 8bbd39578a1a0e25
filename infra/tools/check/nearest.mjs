import { dirname, join } from 'node:path';

const SCOPE = '@safe-haven/';
const SOURCE = /\.(ts|tsx|mjs)$/;
const TEST = /\.spec\.\w+$/;
/** An import or a re-export with what it names; types alone reach nothing that runs. */
const NAMED = /^(?:import|export)\s+(?!type\b)([^'";]*?)\s*\bfrom\s+'([^']+)'/gm;
const UNNAMED = /^import\s+'([^']+)'|\bimport\('([^']+)'\)|new URL\('(\.[^']+)', import\.meta\.url\)/gm;

/**
 * The test files that reach what changed, the nearest first: those that changed themselves, then those that import such a file, and so on.
 * What a lib gives out at its door counts as imported from the file that has it. `read` gives the text of a file, by its path from the top.
 */
export function nearest(files, changed, read) {
  const importers = importersOf(
    files.filter((f) => SOURCE.test(f)),
    read,
  );
  const reached = new Set();
  for (let ring = changed.filter((f) => files.includes(f)); ring.length > 0; ) {
    for (const file of ring) reached.add(file);
    ring = ring.flatMap((file) => importers.get(file) ?? []).filter((file) => !reached.has(file));
  }
  return [...reached].filter((file) => TEST.test(file));
}

function importersOf(files, read) {
  const known = new Set(files);
  const parsed = new Map(files.map((file) => [file, importsOf(file, read(file), known)]));
  const importers = new Map();
  for (const [file, imports] of parsed) {
    for (const { target, names } of imports) {
      for (const from of behind(target, names, parsed)) importers.set(from, [...(importers.get(from) ?? []), file]);
    }
  }
  return importers;
}

function importsOf(file, text, known) {
  const named = [...text.matchAll(NAMED)].map(([whole, names, from]) => ({
    from,
    names: namesIn(names),
    passes: whole.startsWith('export'),
  }));
  const unnamed = [...text.matchAll(UNNAMED)].map((found) => ({ from: found[1] ?? found[2] ?? found[3], names: null }));
  return [...named, ...unnamed]
    .filter(({ names }) => names === null || names.length > 0)
    .map(({ from, ...rest }) => ({ target: targetOf(file, from, known), ...rest }))
    .filter(({ target }) => target !== undefined);
}

/** The names of `{ a, type B, c as d }`; null for everything. */
function namesIn(clause) {
  const braces = /\{([^}]*)\}/.exec(clause);
  if (!braces) return null;
  const names = braces[1].split(',').map((name) => name.trim());
  return names.filter((name) => name !== '' && !name.startsWith('type ')).map((name) => name.split(/\s+as\s+/));
}

function targetOf(file, from, known) {
  if (from.startsWith('.')) return join(dirname(file), from);
  if (!from.startsWith(SCOPE)) return undefined;
  const [lib, ...inside] = from.slice(SCOPE.length).split('/');
  const within =
    inside.length > 0
      ? [`${inside.join('/')}.ts`, `${inside.join('/')}.mjs`, `src/${inside.join('/')}.ts`]
      : ['src/index.ts'];
  return ['libs', 'infra']
    .flatMap((group) => within.map((path) => `${group}/${lib}/${path}`))
    .find((path) => known.has(path));
}

/** The files that have these names: a door only passes on what others have. */
function behind(target, names, parsed) {
  if (names === null || !target.endsWith('/index.ts')) return [target];
  const passed = parsed.get(target)?.filter(({ passes }) => passes) ?? [];
  const found = names.flatMap(([name]) => {
    const from = passed.filter((p) => p.names?.some((both) => both.at(-1) === name));
    return from.flatMap((p) => behind(p.target, [[p.names.find((both) => both.at(-1) === name)[0]]], parsed));
  });
  return found.length < names.length ? [target, ...found] : found;
}
