import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { withPageLate } from './page-late.ts';

const problemsIn = (language: string) => {
  const file = `${import.meta.dirname}/${language}/problems.json`;
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
};

test('LG-5: the page carries its sentence once in each language, as a link that opens it again', () => {
  const page = new DOMParser().parseFromString(
    withPageLate('<body><div id="root"></div></body>', problemsIn),
    'text/html',
  );
  const links = [...page.querySelector('template')!.content.children] as HTMLAnchorElement[];
  expect(links.map(({ lang, textContent }) => [lang, textContent])).toEqual([
    ['en', 'This page is not here yet. Reload it.'],
    ['sq', expect.stringContaining('Ringarkojeni')],
    // The Serbian sentence in Latin letters is the Bosnian one.
    ['sr-Latn', expect.stringContaining('učitajte')],
    ['sr-Cyrl', expect.stringContaining('учитајте')],
    ['mk', expect.stringContaining('Вчитајте')],
  ]);
  expect(links.every((link) => link.getAttribute('href') === '')).toBe(true);
});
