import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { pinnedNode, ROOT } from '@safe-haven/tools/run';

const DOCS = join(ROOT, 'docs');
const folder = mkdtempSync(join(tmpdir(), 'bench-tables-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tables = (...args) =>
  spawnSync(pinnedNode(), [join(ROOT, 'apps/bench/src/results/table.ts'), ...args], {
    env: { ...process.env, NODE_OPTIONS: '' },
    encoding: 'utf8',
  });

/** The documents with tables and the runs, in a folder that a test may change. */
function copied(name) {
  const copy = join(folder, name);
  mkdirSync(copy);
  for (const file of ['PERFORMANCE.md', 'RELIABILITY.md']) cpSync(join(DOCS, file), join(copy, file));
  cpSync(join(DOCS, 'bench'), join(copy, 'bench'), { recursive: true });
  return copy;
}

describe('the tables of the documents', () => {
  test('are those that the runs in docs/bench make', () => {
    expect(tables('--check')).toMatchObject({ status: 0, stderr: '' });
  });

  test('differ where somebody wrote a figure by hand, and are made again', () => {
    const copy = copied('by-hand');
    const path = join(copy, 'PERFORMANCE.md');
    const before = readFileSync(path, 'utf8');
    writeFileSync(path, before.replace(/\*\*\d[\d.,]* ×\*\*/, '**99 ×**'));
    expect(tables('--check', copy)).toMatchObject({ status: 1, stderr: expect.stringContaining('PERFORMANCE.md') });
    expect(tables(copy).status).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  test('take a new run, say where it was not met, and leave quick runs away', () => {
    const copy = copied('new-run');
    const row = { line: 'p1-bare', value: 1, peerValue: 8, ratio: 0.125, met: false, busy: true, id: 'P1' };
    const run = { date: '2099-01-01T00:00:00.000Z', machine: 'a machine', node: '24', cores: 2, load: 9, commit: 'c' };
    const write = (name, quick, rows) =>
      writeFileSync(join(copy, 'bench', name), JSON.stringify({ ...run, quick, rows }));
    write('2099-01-01.json', false, [row]);
    write('2099-01-02.json', true, [{ ...row, ratio: 0.777 }]);
    expect(tables(copy).status).toBe(0);
    const text = readFileSync(join(copy, 'PERFORMANCE.md'), 'utf8');
    expect(text).toMatch(/\| P1 \|.*\*\*0\.125 ×\*\*: 1 beside 8 \/s \|.*busy machine/);
    expect(text).not.toContain('0.777');
  });
});
