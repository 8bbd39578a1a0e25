import { describe, expect, test } from '@jest/globals';
import { knotIn, PLACES } from '@safe-haven/tools/cost/knots';

describe('folders that stand side by side', () => {
  test.each(PLACES)('%s: none of them imports another in a circle, types included', (place) => {
    const { folders, knot } = knotIn(place);
    expect(folders).toBeGreaterThan(1);
    expect(knot).toEqual([]);
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
