import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { ROOT } from '@safe-haven/tools/run';

const folder = mkdtempSync(join(tmpdir(), 'types-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One mistake for each flag of tsconfig.base.json that forbids something, and the line that it is in. */
const MISTAKES = `export const wrong: number = 'x';
export const first = (list: readonly string[]): string => list[0];
export enum Kind { A }
const unused = 1;
export const fall = (n: number) => { switch (n) { case 1: n++; case 2: return n; } return 0; };
import { Shape } from './shape.ts';
export const of = (shape: Shape) => { switch (shape.kind) { case 'a': return 1; default: return shape satisfies never; } };
export const loose = (x) => x;
export class Box { constructor(private readonly inner: string) {} }
`;
const SHAPE = `export type Shape = { kind: 'a' } | { kind: 'b' };`;

/** What a compiler complains of: the line and the code, without its words. */
function complaints(compiler) {
  const { stdout } = spawnSync(process.execPath, [join(ROOT, 'node_modules', compiler, 'bin/tsc'), '-p', folder], {
    encoding: 'utf8',
  });
  return [...stdout.matchAll(/mistakes\.ts\((\d+),\d+\): error (TS\d+)/g)]
    .map(([, line, code]) => `${line} ${code}`)
    .sort();
}

test('both compilers see the same planted mistakes, one in each line', () => {
  const base = JSON.parse(readFileSync(join(ROOT, 'tsconfig.base.json'), 'utf8'));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ ...base, include: ['*.ts'] }));
  writeFileSync(join(folder, 'mistakes.ts'), MISTAKES);
  writeFileSync(join(folder, 'shape.ts'), SHAPE);
  const native = complaints('typescript-native');
  expect(native).toEqual(complaints('typescript'));
  expect(new Set(native.map((c) => c.split(' ')[0])).size).toBe(MISTAKES.trimEnd().split('\n').length);
});
