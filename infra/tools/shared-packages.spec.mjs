import { fileURLToPath } from 'node:url';
import { runInThisContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

/** Node's own, not those that Jest gives to tests. */
const { getBuiltinModule } = runInThisContext('process');
const { createRequire } = getBuiltinModule('module');
const { compileFunction, SourceTextModule } = getBuiltinModule('vm');

describe('given a package that a test imports', () => {
  test('then it is the one that Node has loaded for the process', () => {
    const path = fileURLToPath(import.meta.resolve('fast-check'));
    expect(createRequire(path)(path).assert).toBe(fc.assert);
  });
});

describe('given a file that was compiled before in this process', () => {
  test('then its code is taken, and compiled anew once its text has changed', () => {
    const compile = (text) => compileFunction(text, ['a'], { filename: '/kept/function.js' });
    expect(compile('return a + 1')(1)).toBe(2);
    expect(compile('return a + 1').cachedDataRejected).toBe(false);
    expect(compile('return a + 2').cachedDataRejected).toBeUndefined();
    expect(compile('return a + 2')(1)).toBe(3);
  });

  test('then a module of it has what its text exports', async () => {
    const exported = async (text) => {
      const module = new SourceTextModule(text, { identifier: '/kept/module.js' });
      await module.link(() => undefined);
      await module.evaluate();
      return module.namespace.value;
    };
    expect([await exported('export const value = 1'), await exported('export const value = 1')]).toEqual([1, 1]);
    expect(await exported('export const value = 2')).toBe(2);
  });
});
