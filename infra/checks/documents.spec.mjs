import { basename } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { siteOf } from '@safe-haven/tools/site/build';
import { filesIn, read } from './files.mjs';

const sources = filesIn();
const documents = sources.filter((path) => path.endsWith('.md'));
/** It plants documents that are not there. */
const PLANTED = 'infra/tools/site.spec.mjs';
const code = sources.filter((path) => /\.(?:ts|tsx|mjs|cjs|css|yml)$/.test(path) && path !== PLANTED);
/** What a decision or a release was about may be gone since. */
const ofToday = documents.filter((path) => !/^(docs\/(adr|words)\/|CHANGELOG)/.test(path));

describe('documents that can fail', () => {
  test('every link inside the project leads somewhere, to a heading that is there', () => {
    const texts = new Map(documents.map((path) => [path, read(path)]));
    expect(
      siteOf(
        texts,
        sources.filter((path) => !path.endsWith('.md')),
      ).faults,
    ).toEqual([]);
  });

  test.each(documents)('%s: every source file that it names is there', (file) => {
    // What a decision took away may be in it by its bare name; `x.spec.ts` is any file of a tier.
    const isBare = (name) => /^x\.|\/x\./.test(name) || (file.includes('/adr/') && !name.includes('/'));
    const named = [...read(file).matchAll(/`((?:[\w.-]+\/)*[\w-][\w.-]*\.(?:ts|tsx|mjs|cjs))`/g)].map((m) =>
      m[1].replace(/^(?:\.\.\/)+/, ''),
    );
    expect(named.filter((name) => !isBare(name) && !sources.some((path) => `/${path}`.endsWith(`/${name}`)))).toEqual(
      [],
    );
  });

  test.each(documents)('%s: every folder that it names is there', (file) => {
    // A folder of the data that the program keeps is none of the sources.
    const named = foldersIn(read(file)).filter((folder) => folder !== 'imported-files');
    expect(named.filter((folder) => !sources.some((path) => `/${path}`.includes(`/${folder}/`)))).toEqual([]);
  });

  test('every test and file that a document of today names by its path alone is there', () => {
    const named = ofToday.flatMap((path) => barePathsIn(read(path)).map((name) => ({ path, name })));
    expect(named.length).toBeGreaterThan(10);
    const isThere = (name) =>
      sources.some((path) => new RegExp(`/${name}(?:[./]|$)`).test(`/${path}`)) ||
      code.some((path) => read(path).includes(name));
    expect(named.filter(({ name }) => !isThere(name))).toEqual([]);
  });

  test('every name of the code in a document of today is one', () => {
    const known = new Set(code.filter((path) => path !== NAMES_THAT_ARE_GONE).flatMap((path) => wordsOf(read(path))));
    expect(known.size).toBeGreaterThan(5_000);
    const named = ofToday.flatMap((path) => namesIn(read(path)).map((name) => ({ path, name })));
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter(({ name }) => !known.has(name))).toEqual([]);
  });

  test('every document that the code names is there', () => {
    expect(code.length).toBeGreaterThan(1_000);
    const named = code.flatMap((path) =>
      [...read(path).matchAll(/\w[\w/-]*\.md\b/g)].map(([name]) => ({ path, name })),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(({ name }) => !documents.some((file) => `/${file}`.endsWith(`/${name}`)))).toEqual([]);
  });

  test('the list of decisions has each of them once, in order, by its title', () => {
    const decisions = documents.filter((path) => /^docs\/adr\/\d/.test(path)).toSorted();
    const rows = decisions.map((path) => {
      const [, number, title] = /^# (\d+)\. (.+)$/m.exec(read(path));
      const by = /^Replaced by \[(\d+)\]/m.exec(read(path))?.[1];
      return `| [${number}](${path.slice('docs/adr/'.length)}) | ${title}${by ? ` (replaced by ${by})` : ''} |`;
    });
    expect(read('docs/adr/README.md').match(/^\| \[.*$/gm)).toEqual(rows);
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

  test('GLOSSARY gives each word one meaning', () => {
    const rows = [...read('docs/GLOSSARY.md').matchAll(/^\| (?!word \|)([^|]+) \|/gm)];
    const words = rows.flatMap(([, all]) => all.replace(/[`*]| \([^)]*\)/g, '').split(/, | \/ /));
    expect(words.length).toBeGreaterThan(100);
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
  });

  test('TRANSLATING says of every file of texts what it says', () => {
    const namespaces = filesIn('apps/dashboard/src/locales/en/*.json').map((path) => basename(path, '.json'));
    expect(namespaces.length).toBeGreaterThan(20);
    expect(names(read('docs/TRANSLATING.md'), /^\| `([a-z]+)` \| [^|]+ \|$/gm)).toEqual(namespaces.toSorted());
  });

  test('the page of the data folder lists every snapshot that the program writes', () => {
    const [forms] = /^const FORMS = \{[\s\S]*?^\};/m.exec(read('apps/api/src/feed/snapshots.ts'));
    const inCode = names(forms, /^ {2}'?([a-z-]+)'?: form\(/gm);
    const [row] = /^\| `\*\.snapshot`.*$/m.exec(read('docs/operate/data-folder.md'));
    expect(inCode.length).toBeGreaterThan(5);
    expect(names(row, /`([a-z-]+)`/g)).toEqual(inCode);
  });

  test('the page of settings lists every one that the program reads, and none that it does not', () => {
    const inCode = names(read('apps/api/src/environment/config.ts'), /^ {2}([A-Z][A-Z_]+):/gm);
    const inTable = names(read('docs/operate/configure.md'), /^\| `([A-Z][A-Z_]+)` \|/gm);
    expect(inTable).toEqual(inCode);
  });
});

describe('what the checks of documents read', () => {
  test('folders and names, none of them in a block of code', () => {
    const text = 'See [a](b#c-d), `some/where/`, `aName(x)`, `free`, `_few`.\n```\n[x](y) `gone/` `goneName`\n```\n';
    expect(foldersIn(text)).toEqual(['some/where']);
    expect(namesIn(text)).toEqual(['aName']);
    expect(barePathsIn('`some/test`, `/api/me`, `a/b.ts`')).toEqual(['some/test']);
  });
});

const NAMES_THAT_ARE_GONE = 'infra/checks/names.spec.mjs';
const names = (text, pattern) => [...new Set([...text.matchAll(pattern)].map((m) => m[1]))].sort();
const wordsOf = (text) => text.match(/[A-Za-z_]\w*/g) ?? [];
const withoutBlocks = (markdown) => markdown.replace(/^```[\s\S]*?^```/gm, '');

/** Folders named by a path that ends in a slash; `<tag>` in it matches any name. */
const foldersIn = (markdown) =>
  [...withoutBlocks(markdown).matchAll(/`((?:[\w.-]+\/)+)(?:<\w+>\/)?`/g)].map(([, folder]) => folder.slice(0, -1));

/** `attacks/sweeps`: the path of a file without what its name ends in; or another word with a slash that the code knows. */
const barePathsIn = (markdown) =>
  [...withoutBlocks(markdown).matchAll(/`((?:[a-z][\w-]*\/)+[a-z][\w-]*)`/g)].map(([, path]) => path);

/** Names of the code, which a document writes in a form that no word of English has. */
const namesIn = (markdown) =>
  [...withoutBlocks(markdown).matchAll(/`([A-Za-z]\w*)(?:\([^`]*\))?`/g)]
    .map(([, name]) => name)
    .filter((name) => /[a-z][A-Z]|[a-z]_[a-z]|[A-Z]_[A-Z]/.test(name));
