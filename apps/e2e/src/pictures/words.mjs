/**
 * `npm run pictures:words -- [language…]`: a page for each language, into reports/words, on which every sentence is next
 * to a picture of its screen, with a place for a reader's mark, and those that nobody has read come first. The marks are
 * given away as one file, which `npm run words -- take` reads. For partners who read a language; Serbian has a page for
 * each script. Run by the pinned Node, after a build.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@safe-haven/tools/run';
import { pageOf } from '@safe-haven/tools/words/page';
import { besidePictures, PAGES, toRead } from '@safe-haven/tools/words/sentences';
import { App } from '../given/app.ts';
import { DESKTOP } from '../given/browser.ts';
import { SCENES, setTheScene } from './scenes.mjs';

const asked = process.argv.slice(2);
const languages = PAGES.filter((language) => asked.length === 0 || asked.includes(language));
const folder = join(ROOT, 'reports/words');
const pictures = new Map(languages.map((language) => [language, []]));
const missing = [];
const kept = JSON.parse(readFileSync(join(ROOT, 'docs/words/read.json'), 'utf8'));

mkdirSync(folder, { recursive: true });
const app = await App.open();
try {
  const requestId = await setTheScene(app.url);
  for (const scene of SCENES) await visit(scene, requestId);
} finally {
  await app.close();
}
for (const language of languages) write(language);
if (missing.length > 0) throw new Error(`There is no picture of:\n${missing.join('\n')}`);

/** Does in English what a scene does, and takes its picture in each language. */
async function visit({ name, person, path, act, after, context: asked }, requestId) {
  const { page, context } = await app.newVisitor({ viewport: DESKTOP, ...asked, timezoneId: 'Europe/Belgrade' });
  try {
    if (person !== null) await page.request.post('/api/demo/sign-in', { data: { person } });
    await page.goto(typeof path === 'function' ? path(requestId) : path);
    await page.locator('main, .sign-in').first().waitFor();
    await act?.(page, requestId);
    for (const language of languages) pictures.get(language).push({ name, ...(await take(page, language)) });
    await speak(page, 'en');
    await after?.(page, requestId);
    console.log(name);
  } catch (error) {
    missing.push(`${name}: ${error}`);
  } finally {
    await context.setOffline(false);
    await page.request.post('/api/quick-exit', { data: {} });
    await context.close();
  }
}

async function speak(page, language) {
  await page.locator('.language select').first().selectOption(language);
  await page.locator(`html[lang="${language}"]`).waitFor();
}

async function take(page, language) {
  await speak(page, language);
  await page.waitForLoadState('networkidle');
  const jpeg = await page.screenshot({ type: 'jpeg', quality: 60, fullPage: true, animations: 'disabled' });
  return { image: `data:image/jpeg;base64,${jpeg.toString('base64')}`, shown: await page.evaluate(shownTexts) };
}

/** Every text of the page with its frame, in hundredths of the picture; runs in the page. */
function shownTexts() {
  const { scrollWidth: width, scrollHeight: height } = document.documentElement;
  const percent = (part, whole) => Math.round((part / whole) * 10_000) / 100;
  return [...document.body.querySelectorAll('*')].flatMap((element) => {
    const text = element.textContent ?? '';
    const box = element.getBoundingClientRect();
    if (text.trim() === '' || text.length > 400 || box.width === 0) return [];
    const frame = [
      percent(box.left + scrollX, width),
      percent(box.top + scrollY, height),
      percent(box.width, width),
      percent(box.height, height),
    ];
    return [{ text, frame }];
  });
}

function write(language) {
  const taken = pictures.get(language);
  const sentences = besidePictures(toRead(language, kept), taken);
  const made = new Date().toISOString().slice(0, 10);
  writeFileSync(join(folder, `${language}.html`), pageOf({ language, pictures: taken, sentences, made }));
  const framed = sentences.filter(({ frame }) => frame).length;
  console.log(`reports/words/${language}.html: ${sentences.length} sentences, ${framed} of them seen on a picture`);
}
