import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { plant, readBreaks } from '@safe-haven/tools/prove/break-lists';
import { ROOT } from '@safe-haven/tools/run';

describe('the lists of this project', () => {
  test('each break finds its line, so that none is forgotten when code moves', () => {
    const breaks = readBreaks(ROOT);
    const lost = breaks.filter((b) => !plant(readFileSync(join(ROOT, b.file), 'utf8'), b).ok);
    expect(lost.map(({ rule, file, find }) => `${rule} ${file}: ${find}`)).toEqual([]);
    expect(breaks.length).toBeGreaterThan(100);
  });

  test('each private name that a break writes is one of its file, or no test could start', () => {
    const privateNames = (text) => text.match(/#[a-z]\w*/gi) ?? [];
    const lost = readBreaks(ROOT).flatMap(({ rule, file, replace }) => {
      const known = privateNames(readFileSync(join(ROOT, file), 'utf8'));
      return privateNames(replace).flatMap((name) => (known.includes(name) ? [] : [`${rule} ${file}: ${name}`]));
    });
    expect(lost).toEqual([]);
  });

  test('the tests that each break names are there, so that none is left behind when a file moves', () => {
    const specs = new Map();
    const specsOf = (project) => {
      if (!specs.has(project)) {
        const found = globSync('src/**/*.spec.{ts,tsx}', { cwd: join(ROOT, project) });
        specs.set(
          project,
          found.map((file) => `${project}/${file}`),
        );
      }
      return specs.get(project);
    };
    const named = readBreaks(ROOT).flatMap(({ rule, project, tests }) =>
      tests.map((pattern) => ({ rule, project, pattern })),
    );
    const lost = named.filter(
      ({ project, pattern }) => !specsOf(project).some((f) => new RegExp(pattern, 'i').test(f)),
    );
    expect(lost).toEqual([]);
  });
});
