/**
 * `npm run pictures -- [name…]`: pictures of every screen on the demo network, or of those named (`find`,
 * `find-light-phone`), desktop and phone, light and night, into reports/screenshots; those that a document shows are
 * taken over into docs/images, with the labels in them: by these a check finds a picture that is older than its screen.
 * Run by the pinned Node, after a build.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { textOnScreen } from '@safe-haven/tools/words/on-screen';
import { App } from '../given/app.ts';
import { DESKTOP, PHONE } from '../given/browser.ts';
import { SCENES, setTheScene } from './scenes.mjs';

const ROOT = join(import.meta.dirname, '../../../..');
const folder = join(ROOT, 'reports/screenshots');
const shown = join(ROOT, 'docs/images');
const SIZES = { '': { viewport: DESKTOP }, '-phone': { viewport: PHONE, hasTouch: true, isMobile: true } };
const THEMES = { light: 'light', night: 'dark' };
const LOOK_MS = 1_200;
const MOST_LOOKS = 8;
const only = process.argv.slice(2);
const isWanted = (name, kind) => only.length === 0 || only.includes(name) || only.includes(`${name}-${kind}`);

mkdirSync(folder, { recursive: true });
const app = await App.withMap();
const userAgent = await asEverybodys(app.browser);
const textOf = textOnScreen('en');
/** The texts of the labels in each picture that was taken, by its file. */
const labels = {};
const missing = [];
try {
  const requestId = await setTheScene(app.url);
  for (const [size, sized] of Object.entries(SIZES)) {
    for (const [theme, colorScheme] of Object.entries(THEMES)) {
      const kind = `${theme}${size}`;
      for (const scene of SCENES.filter(({ name }) => isWanted(name, kind)))
        await visit(scene, kind, { ...sized, colorScheme }, requestId);
    }
  }
  takeOver();
} finally {
  await app.close();
}
if (missing.length > 0) throw new Error(`There is no picture of:\n${missing.join('\n')}`);

/** What the browser says of itself when somebody sits before it. */
async function asEverybodys(browser) {
  const page = await browser.newPage();
  const userAgent = await page.evaluate(() => navigator.userAgent);
  await page.close();
  return userAgent.replace('Headless', '');
}

/** Takes one picture. One that does not come about is named at the end, so that the others are there. */
async function visit({ name, person, path, act, after, context: asked }, kind, options, requestId) {
  const { page, context } = await app.newVisitor({ ...options, ...asked, timezoneId: 'Europe/Belgrade', userAgent });
  const land = page
    .waitForEvent('requestfinished', (request) => request.url().includes('/basemap/countries'))
    .catch(() => {});
  try {
    if (person !== null) await page.request.post('/api/demo/sign-in', { data: { person } });
    await page.goto(typeof path === 'function' ? path(requestId) : path);
    await page.locator('main, .sign-in').first().waitFor();
    await act?.(page, requestId);
    await take(page, `${name}-${kind}`, land);
    await after?.(page, requestId);
  } catch (error) {
    missing.push(`${name}-${kind}: ${error}`);
  } finally {
    // So that "Where you are signed in" shows one line and not every picture.
    await context.setOffline(false);
    await page.request.post('/api/quick-exit', { data: {} });
    await context.close();
  }
}

/** Waits until nothing is fetched any more and the map, where there is one, is drawn. */
async function take(page, name, land) {
  await page.waitForLoadState('networkidle');
  const map = page.locator('.board-map').first();
  if (await map.isVisible()) await drawn(page, map, land);
  await page.evaluate(() => document.fonts.ready);
  // A map has more colours than a small PNG holds.
  const file = (await map.isVisible()) ? { path: `${name}.jpg`, type: 'jpeg', quality: 76 } : { path: `${name}.png` };
  labels[file.path] = await labelsIn(page);
  await page.screenshot({ ...file, path: join(folder, file.path), animations: 'disabled' });
  console.log(name);
}

/** The texts of headings and controls in sight, values apart: words of the interface, not of the demo. */
async function labelsIn(page) {
  const found = await page.evaluate(() =>
    [...document.querySelectorAll('h1, h2, h3, button, a, label, summary, th, legend')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .filter((element) => {
        const { top, bottom, width } = element.getBoundingClientRect();
        return width > 1 && bottom > 0 && top < innerHeight;
      })
      .map((element) => element.textContent.replaceAll('\u2060', '').replace(/\s+/g, ' ').trim()),
  );
  return [...new Set(found.map(textOf).filter(Boolean))].sort();
}

/** A map is drawn when its markers are there, its land was fetched, and it looks twice the same. */
async function drawn(page, map, land) {
  await page.locator('.map-marker:not([hidden])').first().waitFor();
  await land;
  const looks = async () => {
    await page.waitForTimeout(LOOK_MS);
    return (await map.screenshot({ animations: 'disabled' })).toString('base64');
  };
  for (let before = await looks(), left = MOST_LOOKS; left > 0; left--) {
    const now = await looks();
    if (now === before) return;
    before = now;
  }
}

/** Copies the pictures that a document links to, so that no other lies in the repository. */
function takeOver() {
  const names = new Set(
    documentsOf(ROOT)
      .flatMap((text) => text.match(/\bimages\/[\w-]+\.(?:png|jpg)/g) ?? [])
      .map((link) => basename(link)),
  );
  mkdirSync(shown, { recursive: true });
  const list = join(shown, 'labels.json');
  const known = { ...(existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : {}), ...labels };
  for (const name of readdirSync(shown)) if (name !== 'labels.json' && !names.has(name)) rmSync(join(shown, name));
  const kept = [...names].sort().filter((name) => name in known);
  writeFileSync(list, `${JSON.stringify(Object.fromEntries(kept.map((name) => [name, known[name]])), null, 2)}\n`);
  for (const name of names) {
    if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(shown, name));
    else if (!existsSync(join(shown, name))) missing.push(`${name}, which a document shows`);
  }
}

function documentsOf(root) {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], { cwd: root });
  const files = listed.toString().trim().split('\n');
  return files.map((file) => readFileSync(join(root, file), 'utf8'));
}
