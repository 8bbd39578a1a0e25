import { describe, expect, test } from '@jest/globals';
import { filesIn, read } from './files.mjs';

/** Addresses in a source: what is in quotes and begins with a slash, without its parameters. */
const addressesIn = (text) => [
  ...new Set([...text.matchAll(/(?<=['`])\/[a-z/-]*(?=[:?$'`])/g)].map(([path]) => path.replace(/(?<=.)\/$/, ''))),
];

/** `/handover` for `/handover/:id?`; what only sends on elsewhere is no screen. */
const withoutRedirects = (text) => text.replace(/if \(at === '\/sign-in'\).*/, '');

const routes = addressesIn(
  ['shell/screens.ts', 'screen-at.tsx', 'board-paths.ts']
    .map((file) => withoutRedirects(read(`apps/dashboard/src/app/${file}`)))
    .join('\n'),
);
const beginsWith = (paths, address) => paths.some((path) => path === address || path.startsWith(`${address}/`));

/** What the recipe for a new screen says, of every screen that there is. */
describe('each screen', () => {
  test('has a folder that a route loads', () => {
    const app = filesIn('apps/dashboard/src/app').filter((file) => file.endsWith('.tsx') && !file.includes('.spec.'));
    const loaded = app.map(read).join('\n');
    const folders = new Set(filesIn('apps/dashboard/src/screens').map((file) => file.split('/')[4]));
    expect(folders.size).toBeGreaterThan(10);
    expect([...folders].filter((folder) => !loaded.includes(`screens/${folder}/`))).toEqual([]);
  });

  test.each(['apps/e2e/src/given/every-screen.ts', 'apps/e2e/src/pictures/scenes.mjs'])('is in %s', (file) => {
    expect(routes.length).toBeGreaterThan(15);
    const shown = addressesIn(read(file));
    expect(routes.filter((address) => !beginsWith(shown, address))).toEqual([]);
  });

  test('addresses are read with and without parameters, and what is no address is not', () => {
    const text = "useRoute('/setup/:at?'); at === '/exchange/import'; `/requests/$`; import('../x'); 'a/b'";
    expect(addressesIn(text)).toEqual(['/setup', '/exchange/import', '/requests']);
  });
});
