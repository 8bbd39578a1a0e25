import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import SlowTiersFirst, { tierOf } from './slow-tiers-first.mjs';

test('given files of each tier, then what starts processes comes first, and the larger before the smaller', () => {
  const folder = mkdtempSync(join(tmpdir(), 'order-'));
  try {
    const file = (name, bytes) => {
      writeFileSync(join(folder, name), 'x'.repeat(bytes));
      return { path: join(folder, name) };
    };
    const [small, large, process] = [file('a.spec.ts', 1), file('b.spec.ts', 9), file('c.int.spec.ts', 2)];
    expect(new SlowTiersFirst().sort([small, large, process])).toEqual([process, large, small]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('given a browser test, then it is of the slow tier without saying so in its name', () => {
  expect([tierOf('/x/apps/e2e/src/board.spec.ts'), tierOf('/x/libs/domain/src/board.spec.ts')]).toEqual([0, 1]);
});
