import { describe, expect, test } from '@jest/globals';
import { nearest } from './check/nearest.mjs';

const FILES = {
  'libs/a/src/index.ts': "export { far, type Shape } from './far.ts';\nexport { near } from './near.ts';\n",
  'libs/a/src/far.ts': 'export const far = 1;\nexport type Shape = 1;\n',
  'libs/a/src/near.ts': "import { far } from './far.ts';\nexport const near = far;\n",
  'libs/a/src/near.spec.ts': "import {\n  near,\n} from './near.ts';\n",
  'libs/a/src/far.spec.ts': "import { far } from './far.ts';\n",
  'apps/b/src/of-near.spec.ts': "import { near } from '@safe-haven/a';\n",
  'apps/b/src/of-types.spec.ts':
    "import type { Shape } from '@safe-haven/a';\nimport { type Shape as Same } from '@safe-haven/a';\n",
  'apps/b/src/lazy.spec.ts': "const { far } = await import('../../../libs/a/src/far.ts');\n",
};
const after = (...changed) => nearest(Object.keys(FILES), changed, (file) => FILES[file]);

describe('the tests nearest to what changed', () => {
  test('come in rings: what imports it, then what imports that', () => {
    expect(after('libs/a/src/far.ts')).toEqual([
      'libs/a/src/far.spec.ts',
      'apps/b/src/lazy.spec.ts',
      'libs/a/src/near.spec.ts',
      'apps/b/src/of-near.spec.ts',
    ]);
  });

  test('begin with a test that changed itself', () => {
    expect(after('libs/a/src/near.ts', 'libs/a/src/far.spec.ts')[0]).toBe('libs/a/src/far.spec.ts');
  });

  test('leave out files that import other names of the same lib, or only types', () => {
    expect(after('libs/a/src/near.ts')).toEqual(['libs/a/src/near.spec.ts', 'apps/b/src/of-near.spec.ts']);
  });

  test('are none where nothing is known of what changed', () => {
    expect(after('docs/SPEC.md')).toEqual([]);
  });
});
