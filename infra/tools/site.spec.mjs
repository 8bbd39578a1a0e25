import { describe, expect, test } from '@jest/globals';
import { siteOf } from './site/build.mjs';

const HOME =
  '# Home\n\nTo [the lamp](docs/use/lamp.md#how-it-is-lit) and [operate](docs/operate).\n\n![a lamp](docs/images/lamp.png)\n';
const LAMP =
  '# The lamp\n\nBack [home](../../README.md), the [licence](../../LICENSE).\n\n## How it is lit\n\n| a | b |\n|---|---|\n| 1 | 2 |\n';
const OPERATE = '# Operate\n\n[Oil](oil.md) first.\n';
const documents = (over = {}) =>
  new Map(
    Object.entries({
      'README.md': HOME,
      'docs/use/README.md': '# Use\n',
      'docs/use/lamp.md': LAMP,
      'docs/operate/README.md': OPERATE,
      'docs/operate/alarm.md': '# Alarm\n',
      'docs/operate/oil.md': '# Oil\n',
      ...over,
    }),
  );
const others = ['docs/images/lamp.png', 'LICENSE', 'src/lamp.ts'];
const faultsOf = (over) => siteOf(documents(over), others).faults;

describe('the site of the documents', () => {
  const { files, copied, faults } = siteOf(documents(), others);

  test('has a page for each document, with links from page to page, and copies what they show', () => {
    expect([...files.keys()].filter((path) => path.endsWith('.html'))).toEqual([
      'index.html',
      'docs/use/index.html',
      'docs/use/lamp.html',
      'docs/operate/index.html',
      'docs/operate/alarm.html',
      'docs/operate/oil.html',
    ]);
    const home = files.get('index.html');
    expect(home).toContain('<a href="docs/use/lamp.html#how-it-is-lit">the lamp</a>');
    expect(home).toContain('<a href="docs/operate/index.html">operate</a>');
    expect(home).toContain('<img src="docs/images/lamp.png" alt="a lamp"');
    expect(files.get('docs/use/lamp.html')).toContain('<h2 id="how-it-is-lit">');
    expect(files.get('docs/use/lamp.html')).toContain('<a href="../../index.html">home</a>');
    expect(copied).toEqual(['docs/images/lamp.png', 'LICENSE']);
    expect(faults).toEqual([]);
  });

  test('names the pages behind a door as its first page lists them, and marks the one that is open', () => {
    const page = files.get('docs/operate/oil.html');
    const beside = [...page.matchAll(/<li><a href="([^"]+)"/g)].map(([, to]) => to);
    expect(beside).toEqual(['index.html', 'oil.html', 'alarm.html']);
    expect(page).toContain('<a href="oil.html" aria-current="page">Oil</a>');
  });

  test('asks nobody for anything: each style and script is a file of its own', () => {
    for (const [path, text] of files)
      expect([path, text.match(/(?:src|href)="(?:https?:)?\/\//g)]).toEqual([path, null]);
    expect(files.get('docs/use/lamp.html')).toContain('href="../../site.css"');
    expect(files.get('search.js')).toContain('["The lamp: how it is lit","docs/use/lamp.html#how-it-is-lit"]');
  });
});

describe('what leads to nothing is named with its file and line', () => {
  test.each([
    ['a document that is gone', '# A\n\ntext\n[x](gone.md)\n', 'docs/use/lamp.md:4: leads to nothing: gone.md'],
    ['a heading that is gone', '# A\n\n[x](#b)\n', 'docs/use/lamp.md:3: leads to nothing: #b'],
    [
      'a picture that is gone',
      '# A\n\n- ![x](../images/y.png)\n',
      'docs/use/lamp.md:3: leads to nothing: ../images/y.png',
    ],
    ['a picture in HTML', '# A\n\n<img src="z.png" alt="">\n', 'docs/use/lamp.md:3: leads to nothing: z.png'],
    ['a folder without a page', '# A\n\n[x](../images)\n', 'docs/use/lamp.md:3: leads to nothing: ../images'],
  ])('%s', (_, text, fault) =>
    expect(faultsOf({ 'docs/use/lamp.md': `${text}\n## How it is lit\n` })).toEqual([fault]),
  );

  test('an address outside and a link in code are none', () =>
    expect(
      faultsOf({ 'docs/use/lamp.md': '# A\n\n[x](https://example.org/y) `[z](w.md)`\n\n## How it is lit\n' }),
    ).toEqual([]));
});
