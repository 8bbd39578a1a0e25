import { fileURLToPath } from 'node:url';
import { runInThisContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

/** Node's own, not the one that Jest gives to tests. */
const { createRequire } = runInThisContext('process').getBuiltinModule('module');

describe('given a package that a test imports', () => {
  test('then it is the one that Node has loaded for the process', () => {
    const path = fileURLToPath(import.meta.resolve('fast-check'));
    expect(createRequire(path)(path).assert).toBe(fc.assert);
  });
});
