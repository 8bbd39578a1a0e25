import { describe, expect, test } from '@jest/globals';
import { filesIn, read } from './files.mjs';

const manifests = filesIn('*package.json').map((path) => ({ path, ...JSON.parse(read(path)) }));
const root = manifests.find((m) => m.path === 'package.json');
const projects = manifests.filter((m) => m !== root);
const asked = manifests.flatMap(({ path, dependencies = {}, devDependencies = {}, optionalDependencies = {} }) =>
  Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).map(([name, version]) => ({
    path,
    name,
    version,
  })),
);

const SCOPES = ['product', 'demo', 'test', 'tool'];
const TYPES = ['app', 'lib'];
const LAYERS = ['pure', 'server', 'browser'];

describe('the manifests', () => {
  test('each version is exact, so that two machines install the same', () => {
    const exact = /^(npm:\w+@)?\d+\.\d+\.\d+$/;
    expect(asked.filter(({ version }) => !exact.test(version))).toEqual([]);
  });

  test('a package that several projects use has one version in all of them', () => {
    const versions = Map.groupBy(asked, ({ name }) => name);
    const split = [...versions].filter(([, uses]) => new Set(uses.map((u) => u.version)).size > 1);
    expect(split.map(([name, uses]) => `${name}: ${uses.map((u) => `${u.path} ${u.version}`).join(', ')}`)).toEqual([]);
  });

  test('the top names tools alone: what runs is named by the project that runs it', () => {
    expect(root.dependencies).toBeUndefined();
  });

  test.each(projects.map((m) => [m.path, m.nx?.tags ?? []]))(
    '%s says for whom, what and where it is',
    (_path, tags) => {
      const kinds = { scope: SCOPES, type: TYPES, layer: LAYERS };
      const known = Object.entries(kinds).map(
        ([kind, values]) => tags.filter((t) => values.some((v) => t === `${kind}:${v}`)).length,
      );
      expect(known).toEqual([1, 1, 1]);
      expect(tags).toHaveLength(3);
    },
  );
});
