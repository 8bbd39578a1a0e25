import { readFileSync, statSync } from 'node:fs';
import { enableCompileCache, registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { COMPILED_ONCE } from '../compiled-once.ts';
import { compiled, needsCompiler } from './compile.mjs';

const JEST = '@jest/globals';
const OF_JEST = 'jest-globals:';
const KEY = Symbol.for('haven.jest-globals');

/** What Jest gave each test file of this process. */
const given = [];
globalThis[KEY] = given;
/** The project's own files that were loaded: their text, and when it was changed. */
const loaded = new Map();
/** Counts how often a file had changed when a test file began: what was loaded before is loaded again. */
let generation = 0;

enableCompileCache(COMPILED_ONCE.NODE_COMPILE_CACHE);
registerHooks({ resolve, load });

/** Imports a test file by Node's own loader after its setup files, with what Jest gives it. */
export async function importTest(path, jest, setupFiles) {
  if ([...loaded].some(([file, { changed }]) => changedAt(file) !== changed)) {
    generation += 1;
    loaded.clear();
  }
  given.push(jest);
  for (const file of [...setupFiles, path]) await import(ofThisTest(pathToFileURL(file).href));
}

function resolve(specifier, context, nextResolve) {
  const parent = context.parentURL;
  if (given.length === 0 || !parent || !isOwn(parent)) return nextResolve(specifier, context);
  if (specifier === JEST) return { url: `${OF_JEST}${given.length - 1}`, format: 'module', shortCircuit: true };
  const found = nextResolve(specifier, context);
  if (!isOwn(found.url)) return found;
  // What asks Jest for anything as it loads has to ask on behalf of each test file.
  const url = file(fileURLToPath(found.url)).text.includes(JEST) ? ofThisTest(found.url) : ofThisGeneration(found.url);
  return { ...found, url };
}

function load(url, context, nextLoad) {
  if (url.startsWith(OF_JEST))
    return { format: 'module', source: globalsOf(url.slice(OF_JEST.length)), shortCircuit: true };
  if (given.length === 0 || !isOwn(url)) return nextLoad(url, context);
  const path = fileURLToPath(url);
  const { text } = file(path);
  if (!needsCompiler(path, text)) return nextLoad(url, context);
  return { format: 'module', source: compiled(path, text), shortCircuit: true };
}

const isOwn = (url) => url.startsWith('file:') && !url.includes('/node_modules/');
const ofThisTest = (url) => `${url}?test=${given.length - 1}`;
const ofThisGeneration = (url) => (generation === 0 ? url : `${url}?generation=${generation}`);

const globalsOf = (test) =>
  `export const { ${Object.keys(given[test]).join(', ')} } = globalThis[Symbol.for('${KEY.description}')][${test}];`;

const changedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs;

function file(path) {
  const known = loaded.get(path) ?? { text: readFileSync(path, 'utf8'), changed: changedAt(path) };
  loaded.set(path, known);
  return known;
}
