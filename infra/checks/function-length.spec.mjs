import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { filesIn, read } from './files.mjs';

/** Lines of a function, from its first to its last. What it holds counts with it. */
const MOST = 70;

/** Tests, and suites that tests are made of, are lists of cases: their parts are held, not their whole. */
const IS_TEST = /\.spec\.|\/testing\/|^libs\/event-store\/src\/contract\//;

/** Functions of a source that are longer than `MOST`, by name: the first word of what they are bound to. */
function longFunctions(path, text) {
  const source = ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : undefined,
  );
  const found = [];
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body) {
      const [first, last] = [node.getStart(), node.end].map((at) => source.getLineAndCharacterOfPosition(at).line);
      const name = (node.name ?? node.parent.name)?.getText() ?? 'without a name';
      if (last - first + 1 > MOST) found.push([name, last - first + 1]);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('a function', () => {
  const files = filesIn('*.ts', '*.tsx', '*.mjs', '*.cjs').filter(
    (file) => !IS_TEST.test(file) && !file.includes('/generated/'),
  );
  const long = files.flatMap((file) => {
    const text = read(file);
    if (text.split('\n').length <= MOST) return [];
    return longFunctions(file, text).map(([name, lines]) => `${file} ${name}: ${lines}`);
  });

  test(`has ${MOST} lines at most`, () => {
    expect(files.length).toBeGreaterThan(1_000);
    expect(long).toEqual([]);
  });

  test('of 71 lines is found, whatever it is bound to, and one of 70 is not', () => {
    const body = (lines) => `{\n${'  f();\n'.repeat(lines - 2)}}`;
    expect(longFunctions('a.ts', `function named() ${body(71)}`)).toEqual([['named', 71]]);
    expect(longFunctions('a.ts', `const bound = () => ${body(71)};`)).toEqual([['bound', 71]]);
    expect(longFunctions('a.ts', `class C { method() ${body(71)} }`)).toEqual([['method', 71]]);
    expect(longFunctions('a.ts', `function named() ${body(70)}`)).toEqual([]);
  });
});
