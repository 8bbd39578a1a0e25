/**
 * `node infra/tools/screenshots.mjs`: pictures of every screen on the demo network, desktop and phone, light and night,
 * into reports/screenshots; those that a document shows are taken over into docs/images. Run by the pinned Node, after
 * a build.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DESKTOP, PHONE } from '../../apps/e2e/src/given/browser.ts';
import { House } from '../../apps/e2e/src/given/house.ts';
import { ROOT, say } from './run.mjs';

const folder = join(ROOT, 'reports/screenshots');
const shown = join(ROOT, 'docs/images');
const SIZES = { '': { viewport: DESKTOP }, '-phone': { viewport: PHONE, hasTouch: true, isMobile: true } };
const THEMES = { light: 'light', night: 'dark' };
const SCREENS = [
  ['board', 'coordinator', '/'],
  ['map', 'coordinator', '/map'],
  ['house', 'coordinator', '/shelter/lipa'],
  ['house-of-others', 'hotline', '/shelter/vrba'],
  ['trends', 'manager', '/trends'],
];

mkdirSync(folder, { recursive: true });
const house = await House.open();
try {
  for (const [size, sized] of Object.entries(SIZES)) {
    for (const [theme, colorScheme] of Object.entries(THEMES))
      await visit(`${theme}${size}`, { ...sized, colorScheme });
  }
  takeOver();
} finally {
  await house.close();
}

async function visit(kind, options) {
  const { page, context } = await house.stranger(options);
  await page.goto('/');
  await page.getByRole('button', { name: /Jelena/ }).waitFor();
  await take(page, `sign-in-${kind}`);
  await context.close();
  for (const [screen, who, path] of SCREENS) {
    const { visitor } = await house.at(who, options);
    await visitor.page.goto(path);
    await take(visitor.page, `${screen}-${kind}`);
    await visitor.context.close();
  }
}

/** Waits until nothing is fetched any more and the map, where there is one, is drawn. */
async function take(page, name) {
  await page.waitForLoadState('networkidle');
  if ((await page.locator('.board-map').count()) > 0) await page.locator('.map-marker:not([hidden])').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  say(name);
}

/** Copies the pictures that a document links to, so that no other lies in the repository. */
function takeOver() {
  const documents = execFileSync('git', ['ls-files', '*.md'], { cwd: ROOT }).toString().trim().split('\n');
  const links = documents.flatMap(
    (d) => readFileSync(join(ROOT, d), 'utf8').match(/docs\/images\/[\w-]+\.png|images\/[\w-]+\.png/g) ?? [],
  );
  mkdirSync(shown, { recursive: true });
  for (const name of new Set(links.map((l) => basename(l)))) copyFileSync(join(folder, name), join(shown, name));
}
