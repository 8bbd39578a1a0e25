import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path) => readFileSync(join(ROOT, path), 'utf8');
const listed = (...what) =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...what], { cwd: ROOT });
const documents = listed('*.md')
  .toString()
  .trim()
  .split('\n')
  .filter((f) => f && existsSync(join(ROOT, f)));
const sources = listed()
  .toString()
  .split('\n')
  .filter((f) => existsSync(join(ROOT, f)));
const scripts = Object.keys(JSON.parse(read('package.json')).scripts);

describe('documents that can fail', () => {
  test.each(documents)('%s: every link inside the project leads somewhere', (file) => {
    const targets = [...proseOf(read(file)).matchAll(/\]\((?!https?:|mailto:|#)([^)\s#]+)(#[^)\s]*)?\)/g)].map(
      (m) => m[1],
    );
    expect(targets.filter((t) => !existsSync(join(ROOT, dirname(file), decodeURI(t))))).toEqual([]);
  });

  test.each(documents)('%s: every command of npm it names exists', (file) => {
    const named = [...read(file).matchAll(/\bnpm run (?:-s )?([a-z][\w:-]*)/g)].map((m) => m[1]);
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });

  test.each(documents)('%s: every source file that it names is there', (file) => {
    // What a decision took away may stand in it by its bare name; `x.spec.ts` is any file of a tier.
    const isBare = (name) => /^x\.|\/x\./.test(name) || (file.includes('/adr/') && !name.includes('/'));
    const named = [...read(file).matchAll(/`((?:[\w.-]+\/)*[\w-][\w.-]*\.(?:ts|tsx|mjs|cjs))`/g)].map((m) =>
      m[1].replace(/^(?:\.\.\/)+/, ''),
    );
    expect(named.filter((name) => !isBare(name) && !sources.some((path) => `/${path}`.endsWith(`/${name}`)))).toEqual(
      [],
    );
  });

  test('every document that the code names is there', () => {
    const code = sources.filter((path) => /\.(?:ts|tsx|mjs|cjs|css|yml)$/.test(path));
    expect(code.length).toBeGreaterThan(1_000);
    const named = code.flatMap((path) =>
      [...read(path).matchAll(/\w[\w/-]*\.md\b/g)].map(([name]) => ({ path, name })),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(({ name }) => !documents.some((file) => `/${file}`.endsWith(`/${name}`)))).toEqual([]);
  });

  test.each([
    ['apps/api/src', /^Inside `apps\/api\/src`[\s\S]*?(?=^Inside )/m],
    ['apps/dashboard/src', /^Inside `apps\/dashboard\/src`[\s\S]*?(?=^## )/m],
    ['apps/dashboard/src/features', /^features\/[\s\S]*?(?=^model\/)/m],
  ])('ARCHITECTURE says of every folder of %s what it is', (folder, part) => {
    const [text] = part.exec(read('docs/ARCHITECTURE.md'));
    const inside = sources.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1));
    const folders = new Set(inside.filter((path) => path.includes('/')).map((path) => path.split('/')[0]));
    expect(folders.size).toBeGreaterThan(5);
    expect([...folders].filter((name) => !new RegExp(`(?<![\\w-])${name}/`).test(text))).toEqual([]);
  });

  test('OPERATIONS lists every setting that the program reads, and none that it does not', () => {
    const inCode = names(read('apps/api/src/environment/config.ts'), /^ {2}([A-Z][A-Z_]+):/gm);
    const inTable = names(read('docs/OPERATIONS.md'), /^\| `([A-Z][A-Z_]+)` \|/gm);
    expect(inTable).toEqual(inCode);
  });
});

const names = (text, pattern) => [...new Set([...text.matchAll(pattern)].map((m) => m[1]))].sort();

/** A document without its code blocks, where brackets and parentheses mean something else. */
function proseOf(markdown) {
  return markdown.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
}
