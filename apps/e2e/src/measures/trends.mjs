import { App } from '../given/app.ts';
import { withOldNights } from '../given/old-nights.ts';
import { inpOf, median } from './stats.mjs';

const SHELTERS = Array.from({ length: 233 }, (_, n) => n + 1);
const [FROM, TO] = ['2021-01-01', '2024-12-31'];
const FRAME_MS = 16;

/**
 * The trends of 233 houses of the past over four years, a line each: how large the page is, how much of it is drawn, and
 * how long it takes from a touch to the next paint while years are asked and scrolled through.
 */
export async function measureTrends() {
  const app = await App.open();
  try {
    await withOldNights(app.server, { shelters: SHELTERS, from: FROM, to: TO, every: 4 });
    const { page } = await app.openAs('manager');
    page.setDefaultTimeout(120_000);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const since = performance.now();
    await page.goto(`/trends?from=${FROM}&to=${TO}&bucket=week&by=shelter`);
    await answered(page);
    const opened = Math.round(performance.now() - since);
    const first = await sizeOf(page);
    await page.evaluate(watchTouches);
    const touches = await touch(page);
    const after = await sizeOf(page);
    const took = await page.evaluate(() => [...globalThis.touches.values()]);
    // The browser reports none that took less than a frame: those took at most one.
    const all = [...took, ...Array.from({ length: Math.max(0, touches - took.length) }, () => FRAME_MS)];
    return [
      '| 233 houses, four years by week | on the page | after scrolling to its end |',
      '|---|---|---|',
      `| elements | ${first.nodes.toLocaleString('en')} | ${after.nodes.toLocaleString('en')} |`,
      `| charts drawn | ${first.charts} of ${first.figures} | ${after.charts} of ${after.figures} |`,
      '',
      `Opened in ${opened} ms; ${all.length} touches: INP ${inpOf(all)} ms, median ${median(all)} ms.`,
    ].join('\n');
  } finally {
    await app.close();
  }
}

const answered = (page) => page.locator('main.trends[aria-busy="false"] .trends-multiples svg').first().waitFor();

const sizeOf = (page) =>
  page.evaluate(() => ({
    nodes: document.querySelectorAll('*').length,
    figures: document.querySelectorAll('.trends-multiples figure[data-line]').length,
    charts: document.querySelectorAll('.trends-multiples figure[data-line] svg').length,
  }));

/** What somebody does there: another step, chart and table, and down to the last house. */
async function touch(page) {
  let touches = 0;
  const press = async (words) => {
    await page.getByText(words, { exact: true }).first().click();
    touches += 1;
    await answered(page);
  };
  for (const words of ['Month', 'Week', 'Month', 'Week']) await press(words);
  for (const words of ['Table', 'Chart', 'Both']) {
    await page.getByText(words, { exact: true }).first().click();
    touches += 1;
  }
  await answered(page);
  await page.locator('body').focus();
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press('PageDown');
    touches += 1;
  }
  await page.locator('.trends-multiples figure[data-line]').last().scrollIntoViewIfNeeded();
  await page.locator('.trends-multiples figure[data-line]').last().locator('svg').waitFor();
  return touches;
}

/** In the page: the longest event of each interaction, as the browser itself reports it. */
function watchTouches() {
  globalThis.touches = new Map();
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries())
      if (interactionId > 0) touches.set(interactionId, Math.max(duration, touches.get(interactionId) ?? 0));
  }).observe({ type: 'event', durationThreshold: 16, buffered: false });
}
