import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { DESKTOP, PHONE, startBrowser } from '../given/browser.ts';
import { clientOf } from '../given/client.ts';
import { startServer } from '../given/server.ts';
import { cookieOf } from './list.mjs';
import { idOf, manyShelters } from './network.mjs';
import { inpOf, median, percentile } from './stats.mjs';

const SHELTERS = 10_000;
const UPDATES_PER_S = 50;
const ORGANISATION = 'Atina';
const SETTLE_MS = 3_000;
const FRAME_MS = 16;
/** What `touch` does: 2 rounds of a click, 8 letters, 8 taken back, 3 countries, 6 steps. */
const TOUCHES = 2 * (1 + 8 + 8 + 3 + 6);
/** What is measured: the list alone as a phone has it, and next to the map as a desk has it. */
const CASES = [
  { name: 'list alone', viewport: PHONE, slower: 1 },
  { name: 'list and map', viewport: DESKTOP, slower: 1, map: true },
  { name: 'list alone, 4 × slower processor', viewport: PHONE, slower: 4 },
  { name: 'list and map, 4 × slower processor', viewport: DESKTOP, slower: 4, map: true },
];

/**
 * How long the list takes from a touch to the next paint (INP) while 50 changes a second arrive in a network of 10,000
 * houses, all of them seen exactly. The touches are real ones, through the browser's own input.
 */
export async function measureInp(until) {
  const folder = await manyShelters(SHELTERS, ORGANISATION);
  const server = await startServer({ from: folder });
  rmSync(folder, { recursive: true, force: true });
  // Without a graphics card Chromium would paint each frame through an imitated one, 40 ms each: it has a way of its own.
  const browser = await startBrowser();
  try {
    const { cookie } = await clientOf(server.url, 'demo-dragana');
    const lines = [];
    for (const one of CASES) {
      if (Date.now() > until) lines.push(`| ${one.name} | not measured: the time was up | | | | | | |`);
      else lines.push(await measureCase(browser, server.url, cookie, one));
    }
    const head = [
      `| ${SHELTERS.toLocaleString('en')} houses | changes/s | touches | INP | 75 % | median | the list answers | main thread busy |`,
      '|---|---|---|---|---|---|---|---|',
    ];
    return [...head, ...lines].join('\n');
  } finally {
    await browser.close();
    await server.dispose();
  }
}

async function measureCase(browser, url, cookie, { name, viewport, slower, map = false }) {
  const context = await browser.newContext({ viewport, locale: 'en-GB' });
  context.setDefaultTimeout(60_000);
  await context.addCookies([cookieOf(cookie, url)]);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable');
  await page.goto(url);
  await page.locator('.row[data-shelter]').first().waitFor();
  if (map) await page.locator('.map-marker').first().waitFor({ state: 'attached' });
  // The program puts itself on the device once, at the first visit: that is not what is asked here.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.evaluate(watchTouches);
  const traffic = startTraffic(url, cookie);
  await pause(SETTLE_MS);
  const [busy, since, sent] = [await busyFor(devtools), performance.now(), traffic.sent()];
  await touch(page);
  const seconds = (performance.now() - since) / 1000;
  const share = ((await busyFor(devtools)) - busy) / seconds;
  const rate = (traffic.sent() - sent) / seconds;
  await traffic.stop();
  const took = await page.evaluate(() => [...globalThis.touches.values()]);
  const answered = await page.evaluate(() => globalThis.answered);
  await context.close();
  // The browser reports none that took less than a frame: those took at most one.
  const all = [...took, ...Array.from({ length: Math.max(0, TOUCHES - took.length) }, () => FRAME_MS)];
  const ms = (n) => `${Math.round(n)} ms`;
  const times = [inpOf(all), percentile(all, 0.75), median(all)].map(ms).join(' | ');
  const answers =
    answered.length === 0 ? 'never' : `${ms(median(answered))} (${answered.length}, most ${ms(Math.max(...answered))})`;
  return `| ${name} | ${rate.toFixed(0)} | ${all.length} | ${times} | ${answers} | ${(share * 100).toFixed(0)} % |`;
}

/**
 * In the page: the longest event of each interaction, as the browser itself reports it (in steps of 8 ms, from 16 on); and
 * for each touch after which the list counts other houses, how long it took until those were painted.
 */
function watchTouches() {
  globalThis.touches = new Map();
  globalThis.answered = [];
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries())
      if (interactionId > 0) touches.set(interactionId, Math.max(duration, touches.get(interactionId) ?? 0));
  }).observe({ type: 'event', durationThreshold: 16, buffered: false });
  let touchedAt = null;
  for (const touch of ['pointerdown', 'keydown'])
    addEventListener(touch, ({ timeStamp }) => (touchedAt = timeStamp), { capture: true });
  const counts = () => [...document.querySelectorAll('.houses-count')].map((it) => it.textContent).join();
  let before = counts();
  new MutationObserver(() => {
    if (counts() === before) return;
    before = counts();
    const since = touchedAt;
    touchedAt = null;
    if (since !== null) requestAnimationFrame(() => setTimeout(() => answered.push(performance.now() - since)));
  }).observe(document.querySelector('.houses'), { childList: true, subtree: true, characterData: true });
}

/** What somebody does in a list: narrows it by typing, by country and by places, and takes it all back. */
async function touch(page) {
  const search = page.getByRole('searchbox').first();
  // On a phone the filters are folded.
  const folded = page.locator('button[aria-expanded="false"]').filter({ hasText: /^Filter/ });
  if (await folded.isVisible()) await folded.click();
  for (let round = 0; round < 2; round++) {
    if (await search.isVisible()) {
      await search.click();
      await search.pressSequentially('House 77', { delay: 120 });
      for (let i = 0; i < 8; i++) await page.keyboard.press('Backspace', { delay: 20 });
    }
    for (const country of ['Serbia', 'Albania', 'All countries']) {
      await page.getByRole('button', { name: country, exact: true }).click();
      await pause(200);
    }
    const more = page.locator('.filters .stepper button').last();
    for (let i = 0; i < 3; i++) {
      await more.click();
      await pause(150);
    }
    const fewer = page.locator('.filters .stepper button').first();
    for (let i = 0; i < 3; i++) {
      await fewer.click();
      await pause(150);
    }
  }
  await pause(500);
}

/** Seconds for which the page's main thread was at work since it was opened. */
async function busyFor(devtools) {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value;
}

/** When a command stops counting. */
const inAMinute = () => new Date(Date.now() + 60_000).toISOString();

/** A connection that the server has just closed is no answer: the same bytes under the same key are sent once more. */
const again = (url, init) => fetch(url, init).catch(() => fetch(url, init));

/** Holds and releases in houses across the network, so many a second, by the real API. */
function startTraffic(url, cookie) {
  const held = new Map();
  let sent = 0;
  let going = true;
  const send = async (shelter, command, body) => {
    const answer = await again(`${url}/api/shelters/${shelter}/${command}`, {
      method: 'POST',
      headers: {
        cookie,
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
        'haven-expires': inAMinute(),
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${command} of ${shelter}: ${answer.status} ${await answer.text()}`);
    sent++;
    return answer.json();
  };
  const one = async (n) => {
    const shelter = idOf((n * 7919) % SHELTERS);
    const hold = held.get(shelter);
    held.delete(shelter);
    if (hold) return send(shelter, 'release-hold', { holdId: hold, reason: 'declined' });
    const { events } = await send(shelter, 'hold-beds', { party: { adults: 1, children: 0 } });
    const made = events.find((e) => e.type === 'BedsHeld');
    if (made) held.set(shelter, made.holdId);
  };
  const run = (async () => {
    const started = performance.now();
    for (let n = 0; going; n++) {
      await one(n % 500);
      const ahead = ((n + 1) * 1000) / UPDATES_PER_S - (performance.now() - started);
      if (ahead > 0) await pause(ahead);
    }
  })();
  // What went wrong is reported by `stop`; until then the measure itself may fail, and its error is the one to read.
  run.catch(() => undefined);
  return {
    sent: () => sent,
    stop: async () => {
      going = false;
      await run;
    },
  };
}
