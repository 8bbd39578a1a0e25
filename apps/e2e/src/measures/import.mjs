import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DESKTOP, PHONE, startBrowser } from '../given/browser.ts';
import { clientOf } from '../given/client.ts';
import { startServer } from '../given/server.ts';
import { cookieOf } from './list.mjs';
import { inpOf, median } from './stats.mjs';

const LINES = 200_000;
const SHELTERS = 233;
const FRAME_MS = 16;
/** The page of a phone has a slower processor. */
const CASES = [
  { name: 'desk', viewport: DESKTOP, slower: 1 },
  { name: 'phone, 4 × slower processor', viewport: PHONE, slower: 4 },
];

/** How long a page takes from a touch to the next paint while a file of 200,000 nights is read and parsed meanwhile. */
export async function measureImport(until) {
  const server = await startServer();
  const browser = await startBrowser('absent');
  // From the disk: bytes that the one who touches hands over would pass through the page itself.
  const folder = mkdtempSync(join(tmpdir(), 'haven-measure-'));
  const file = join(folder, 'nights.csv');
  writeFileSync(file, nights());
  try {
    const { cookie } = await clientOf(server.url, 'demo-dragana');
    const lines = [];
    for (const one of CASES) {
      if (Date.now() > until) lines.push(`| ${one.name} | not measured: the time was up | | | | | |`);
      else lines.push(await measureCase(browser, { url: server.url, cookie, file }, one));
    }
    const head = [
      `| ${LINES.toLocaleString('en')} lines | read and understood | another area typed | touches | INP | median | memory of the page |`,
      '|---|---|---|---|---|---|---|',
    ];
    return [...head, ...lines].join('\n');
  } finally {
    await browser.close();
    await server.dispose();
    rmSync(folder, { recursive: true });
  }
}

function nights() {
  const day = (n) => new Date(Date.UTC(2022, 0, 1 + n)).toISOString().slice(0, 10);
  const line = (i) => `${day(Math.floor(i / SHELTERS))},House ${i % SHELTERS},40,${i % 41}`;
  return ['date,shelter,in_service,occupied', ...Array.from({ length: LINES }, (_, i) => line(i))].join('\n');
}

async function measureCase(browser, { url, cookie, file }, { name, viewport, slower }) {
  const context = await browser.newContext({ viewport, locale: 'en-GB' });
  context.setDefaultTimeout(120_000);
  await context.addCookies([cookieOf(cookie, url)]);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await page.goto(`${url}/exchange/import`);
  await page.locator('.file-zone').waitFor();
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.evaluate(watchTouches);
  let [touches, going] = [0, true];
  const touching = (async () => {
    for (; going; touches += 2) {
      // Not a list: the browser's own window with it takes up to 0.3 s to open.
      await page.mouse.click(4, 300);
      await page.keyboard.press('Tab');
    }
  })();
  const since = performance.now();
  await page.locator('input[accept*="xlsx"]').setInputFiles(file);
  await page.getByRole('heading', { name: 'What would happen' }).waitFor();
  const read = performance.now() - since;
  going = false;
  await touching;
  const typedAt = performance.now();
  await page.getByLabel('Area, for all rows').pressSequentially('Niš');
  touches += 3;
  await page.getByText(`Rows that can be used: ${LINES}. Houses: ${SHELTERS}.`).waitFor();
  await page.locator('[aria-busy="false"] .sheet-list').waitFor();
  const typed = performance.now() - typedAt;
  const took = await page.evaluate(() => [...globalThis.touches.values()]);
  const memory = Math.round(Math.max(...renderers()) / 1000);
  await context.close();
  // The browser reports none that took less than a frame: those took at most one.
  const all = [...took, ...Array.from({ length: Math.max(0, touches - took.length) }, () => FRAME_MS)];
  const [s, ms] = [(n) => `${(n / 1000).toFixed(1)} s`, (n) => `${Math.round(n)} ms`];
  return `| ${[name, s(read), s(typed), all.length, ms(inpOf(all)), ms(median(all)), `${memory} MB`].join(' | ')} |`;
}

/** In the page: the longest event of each interaction, as the browser itself reports it. */
function watchTouches() {
  globalThis.touches = new Map();
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries())
      if (interactionId > 0) touches.set(interactionId, Math.max(duration, touches.get(interactionId) ?? 0));
  }).observe({ type: 'event', durationThreshold: 16, buffered: false });
}

/** The most that each page of a browser on this machine had in memory, its workers with it, in kB. */
function renderers() {
  return readdirSync('/proc').flatMap((pid) => {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')) return [];
      return [Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)];
    } catch {
      return [];
    }
  });
}
