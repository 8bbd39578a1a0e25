import { describe, expect, test } from '@jest/globals';
import { read } from './files.mjs';

/** Words that reveal to somebody who looks at a list of tabs, or at a history, what this is about. */
const TELLING = /shelter|house|bed|hold|traffick|victim|survivor|women|safe|refuge|crisis|violence|haven/i;

describe('DR-7: what a browser keeps of us in its history and shows on its tabs', () => {
  test('no address of a screen carries a word of what it is about', () => {
    const routes = ['shell/screens.ts', 'routes.tsx', 'screen-at.tsx']
      .map((file) => read(`apps/dashboard/src/app/${file}`))
      .join('');
    const paths = [...routes.matchAll(/['"`](\/[^'"`]*)['"`]/g)].map(([, path]) => path);
    const shelterPath = /`(\/.*)\$\{/.exec(read('apps/dashboard/src/model/shelter-path.ts'))[1];
    expect(paths.length).toBeGreaterThan(12);
    expect([...paths, shelterPath].filter((path) => TELLING.test(path.replace(/^\.\..*/, '')))).toEqual([]);
  });

  test('nor does the title of the window', () => {
    const title = /<title>(.*)<\/title>/.exec(read('apps/dashboard/index.html'))[1];
    expect(title).not.toMatch(TELLING);
  });
});

describe('DR-8: the proxy in front of the program', () => {
  test('sets no header that the program sets itself: two that differ are as good as none', () => {
    const ours = [...read('apps/api/src/http/harden.ts').matchAll(/'([a-z-]+-(?:options|policy|security))'/g)].map(
      ([, name]) => name,
    );
    expect(ours).toContain('strict-transport-security');
    const proxy = read('infra/deploy/Caddyfile').toLowerCase();
    expect(ours.filter((name) => proxy.includes(name))).toEqual([]);
  });
});
