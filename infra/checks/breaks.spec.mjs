import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { plant, readBreaks } from '@safe-haven/tools/prove/break-lists';

const ROOT = join(import.meta.dirname, '../..');

describe('the lists of this project', () => {
  test('each break finds its line, so that none is forgotten when code moves', () => {
    const breaks = readBreaks(ROOT);
    const lost = breaks.filter((b) => !plant(readFileSync(join(ROOT, b.file), 'utf8'), b).ok);
    expect(lost.map(({ rule, file, find }) => `${rule} ${file}: ${find}`)).toEqual([]);
    expect(breaks.length).toBeGreaterThan(100);
  });
});
