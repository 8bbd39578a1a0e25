import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '@safe-haven/tools/run';

const allowed = JSON.parse(readFileSync(join(import.meta.dirname, 'allowed-skips.json'), 'utf8'));

describe('the tests that may be skipped', () => {
  test('stand in the list once', () => {
    const names = allowed.map(({ project, title }) => `${project}: ${title}`);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  test.each(allowed)(
    '$project: "$title" is a title there, so that a new name of it is not a forbidden skip',
    (skip) => {
      expect(isMadeOf(skip.title, titlesIn(skip.project))).toBe(true);
    },
  );

  test('a title is the beginning of one of a group with one of a test, with a value in it or not, and no other', () => {
    const titles = ['a disk without room', 'given a %s disk, then it recovers'];
    expect(isMadeOf('a disk without room given a full disk, then it recovers', titles)).toBe(true);
    expect(isMadeOf('a disk without', titles)).toBe(true);
    expect(isMadeOf('a disk without room given a full disk, then it fails', titles)).toBe(false);
  });
});

/** What the tests of a project begin a call with: titles are among it. */
function titlesIn(project) {
  const specs = globSync(['src/**/*.spec.{ts,tsx}', '*.spec.mjs'], { cwd: join(ROOT, project) });
  const texts = specs.map((file) => readFileSync(join(ROOT, project, file), 'utf8'));
  return texts.flatMap((text) => [...text.matchAll(/\(\s*(['"`])([^\n]{10,}?)\1/g)].map(([, , title]) => title));
}

/** Whether a text is the beginning of a title that Jest puts together of these. */
function isMadeOf(text, titles) {
  return titles.some((title) => {
    if (title.startsWith(text)) return true;
    const pattern = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('%s', '\\S+');
    const found = new RegExp(`^${pattern}(?: |$)`).exec(text);
    return found !== null && (found[0].length === text.length || isMadeOf(text.slice(found[0].length), titles));
  });
}
