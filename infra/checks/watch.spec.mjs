import { execFileSync, spawnSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '@safe-haven/tools/run';
import { filesIn, read } from './files.mjs';

const WATCH = 'infra/deploy/watch';
const hasPromtool = spawnSync('promtool', ['--version']).status === 0;
const rules = read(`${WATCH}/alerts.yml`);
const unitTests = read(`${WATCH}/alerts.test.yml`);
const alerts = [...rules.matchAll(/- alert: (\w+)/g)].map((m) => m[1]);
const dashboards = filesIn(`${WATCH}/dashboards`).map((file) => ({ file, ...JSON.parse(read(file)) }));
const shown = dashboards.flatMap(({ panels }) => panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)));
const asked = [...[...rules.matchAll(/^ +expr: '(.+)'$/gm)].map((m) => m[1]), ...shown];
const inCode = namesOf(
  ['apps/api/src/metrics/metrics.ts', 'apps/api/src/watch/gauges.ts'].map(read).join('\n'),
  /'(haven_\w+)'/g,
);
const inTable = namesOf(read('docs/operate/metrics.md'), /^\| `(haven_\w+)` \|/gm);
const promtool = (...args) => execFileSync('promtool', args, { cwd: join(ROOT, WATCH), encoding: 'utf8' });

describe('what is watched', () => {
  test('no metric is made elsewhere', () => {
    const code = filesIn('apps/api/src/**/*.ts').filter((file) => !file.endsWith('.spec.ts'));
    const makes = (pattern) => code.filter((file) => pattern.test(read(file)));
    expect(makes(/from 'prom-client'/)).toEqual(['apps/api/src/metrics/metrics.ts']);
    expect(makes(/metrics\.sample(?:By)?\(/)).toEqual(['apps/api/src/watch/gauges.ts']);
  });

  test('every metric is in its table, and every one of the table is made', () => {
    expect(inCode.length).toBeGreaterThan(15);
    expect(inTable).toEqual(inCode);
  });

  test('every metric that an alert or a dashboard asks for is made, and every one is on a dashboard', () => {
    const bare = (names) => [...new Set(names.map((name) => name.replace(/_(?:bucket|sum|count)$/, '')))].sort();
    const namesIn = (exprs) => bare(namesOf(exprs.join('\n'), /\b(haven_\w+)/g));
    expect(namesIn(asked).filter((name) => !inCode.includes(name))).toEqual([]);
    expect(namesIn(shown)).toEqual(inCode);
  });

  test('every event that a dashboard asks for is one', () => {
    const known = filesIn('libs/contracts/golden').map((file) => basename(file).split('.')[0]);
    const named = shown.flatMap((expr) => [...expr.matchAll(/type=~"([^"]+)"/g)].flatMap(([, all]) => all.split('|')));
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => !known.some((type) => new RegExp(`^${name}$`).test(type)))).toEqual([]);
  });

  test('every alert has its page, and every page its alert', () => {
    const pages = filesIn('docs/operate/alerts').filter((file) => !file.endsWith('README.md'));
    const named = [...rules.matchAll(/runbook: (\S+)/g)].map((m) => m[1]);
    expect(named.toSorted()).toEqual(pages.toSorted());
    expect(named.map((file) => /^`(\w+)`/m.exec(read(file))?.[1])).toEqual(alerts);
    const list = namesOf(read('docs/operate/alerts/README.md'), /\]\(([\w-]+\.md)\)/g);
    expect(list).toEqual(pages.map((file) => basename(file)).toSorted());
  });

  test('every alert is seen to fire by a unit test, and to be silent where all is well', () => {
    const cases = [...unitTests.matchAll(/alertname: (\w+)(\n +exp_alerts:)?/g)];
    for (const fires of [true, false])
      expect(cases.filter(([, , expected]) => (expected !== undefined) === fires).map((m) => m[1])).toEqual(alerts);
  });

  (hasPromtool ? test : test.skip)('promtool takes the rules, and their unit tests pass', () => {
    expect(promtool('check', 'rules', 'alerts.yml')).toContain(`${alerts.length} rules found`);
    expect(promtool('check', 'config', 'prometheus.yml')).toContain('SUCCESS');
    expect(promtool('test', 'rules', 'alerts.test.yml')).toContain('SUCCESS');
  });
});

/** The names that a pattern finds, each once, sorted. */
function namesOf(text, pattern) {
  return [...new Set([...text.matchAll(pattern)].map((m) => m[1]))].sort();
}
