import { describe, expect, test } from '@jest/globals';
import { importsIn, knotIn, PLACES } from '@safe-haven/tools/cost/knots';
import { read } from './files.mjs';

describe('folders that stand side by side', () => {
  test.each(PLACES)('%s: none of them imports another in a circle, types included', (place) => {
    const { folders, knot } = knotIn(place);
    expect(folders).toBeGreaterThan(1);
    expect(knot).toEqual([]);
  });

  test.each([
    ['apps/api/src', /^main\.ts [\s\S]*?(?=^```)/m, 'down'],
    ['apps/dashboard/src', /^app\/ [\s\S]*?(?=^```)/m, 'down'],
    ['apps/dashboard/src/features', /^ {2}second-factor\/[\s\S]*?(?=^model\/)/m, 'up'],
  ])('%s: a folder imports those alone that ARCHITECTURE lists on its one side', (place, part, way) => {
    const [text] = part.exec(read('docs/ARCHITECTURE.md'));
    const imports = importsIn(place);
    const listed = [...text.matchAll(/^ *(?:[a-z-]+\/ ?)+/gm)].flatMap(([line]) => line.match(/[a-z-]+/g));
    const order = listed.filter((name) => imports.has(name));
    expect(order.toSorted()).toEqual([...imports.keys()].toSorted());
    const isBeside = (from, to) => order.indexOf(from) < order.indexOf(to) !== (way === 'down');
    const wrong = [...imports].flatMap(([from, all]) =>
      [...all].filter((to) => isBeside(from, to)).map((to) => `${from} -> ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  test('a planted circle over three folders is seen, and what only imports one of them is not in it', () => {
    const texts = {
      'apps/api/src/a/x.ts': "import type { B } from '../b/x.ts';",
      'apps/api/src/b/x.ts': "import { c } from '../c/x.ts';",
      'apps/api/src/c/x.ts': "import type { A } from '../a/x.ts';",
      'apps/api/src/d/x.ts': "import { a } from '../a/x.ts';",
    };
    expect(knotIn('apps/api/src', Object.keys(texts), (file) => texts[file])).toEqual({
      folders: 4,
      knot: ['a', 'b', 'c'],
    });
  });
});
