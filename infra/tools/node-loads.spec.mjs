import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';

const folder = mkdtempSync(join(tmpdir(), 'node-loads-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Imports a file of this text. */
function imported(name, lines) {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  return import(path);
}

describe('given a package that a test imports', () => {
  test('then it is the one that Node has loaded for the process', () => {
    const path = fileURLToPath(import.meta.resolve('fast-check'));
    expect(createRequire(path)(path).assert).toBe(fc.assert);
  });

  test('then both mean the same by what the language brings', () => {
    expect(JSON.parse('[]')).toBeInstanceOf(Array);
    expect(() => JSON.parse('{')).toThrow(SyntaxError);
    expect(() => execFileSync(join(folder, 'nothing'))).toThrow(Error);
  });
});

describe('given a file with decorators', () => {
  test('then what it throws names its line and its file', async () => {
    const decorated = await imported('decorated.ts', [
      'interface Gone {',
      '  readonly field: string;',
      '}',
      'const Named = (_text: string) => (_of: unknown) => undefined;',
      '',
      "@Named('of a class')",
      'export class Thrower {',
      '  /** Gone as well. */',
      '  throws(_gone: Gone | null) {',
      "    throw new Error('here');",
      '  }',
      '}',
    ]);
    let thrown;
    try {
      new decorated.Thrower().throws(null);
    } catch (error) {
      thrown = error.stack;
    }
    expect(thrown).toContain(`${join(folder, 'decorated.ts')}:10:11`);
  });
});

describe('given a module that asks Jest for something as it loads', () => {
  test('then it is given what its test file has', async () => {
    const asking = await imported('asking.ts', [
      "import { expect } from '@jest/globals';",
      'export const its = expect;',
    ]);
    expect(asking.its).toBe(expect);
  });
});

describe('given a clock that a test moves', () => {
  test('then it is the one of the process', () => {
    jest.useFakeTimers({ now: 5 });
    const rings = [];
    setTimeout(() => rings.push(Date.now()), 60_000);
    jest.advanceTimersByTime(60_000);
    jest.useRealTimers();
    expect(rings).toEqual([60_005]);
    expect(Date.now()).toBeGreaterThan(60_005);
  });
});
