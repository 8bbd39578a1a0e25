/** `npm run cost -- hold`: counts by the coverage of both programs, and prints Markdown. */
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BIN, pinnedNode, print, ROOT, run } from '@safe-haven/tools/run';
import { fileIn, functionsSince, inspectorOf, startCounting } from './coverage.mjs';

const BUILT = join(ROOT, 'reports/cost/apps');
const HOTLINE = 'Vesna M\\.';
const COORDINATOR = 'Jelena';
/** The list alone, without the map. */
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
/**
 * So long nothing is done, for what runs by itself to show itself: heartbeats, and what is drawn and published again
 * each minute.
 */
const IDLE_MS = 65_000;
/** By then everybody has asked again for what a hold and its release have changed. */
const SETTLED_MS = 3_000;
/** What runs in each of so many is of the hold; the rest is what React happened to draw meanwhile. */
const COUNTED = 5;

/**
 * The files of which a function runs in every hold between the press that holds beds in Find and the row that changes on the screen of
 * somebody else: in the page of the one until the request leaves, in the API, in the page of the other. The answer to the one is kept back
 * until that row has changed, and so is whatever else both screens ask: it is not on the way. What runs by itself while nobody does
 * anything or for any request at all (who is it, may they come in) is left out, and so is what only loads. Counted apart is what the screen
 * of the one runs for any press and any search too: a press draws Find again, as much of it as React happens to draw
 * before the request leaves.
 */
async function filesOfOneHold() {
  await build('api', ['--sourcemap', 'true']);
  await build('dashboard', ['--sourcemap', 'true', '--minify', 'false']);
  process.env.HAVEN_E2E_PROGRAM = join(BUILT, 'api/dist/main.js');
  const { startServer } = await import('../given/server.ts');
  const { startBrowser } = await import('../given/browser.ts');
  const server = await startServer({ settings: { NODE_OPTIONS: '--inspect=127.0.0.1:0' } });
  const api = await inspectorOf(/ws:\/\/\S+/.exec(server.output())[0]);
  const browser = await startBrowser();
  try {
    return report(await ranByOneHold(server, browser, api));
  } finally {
    // A program with an inspector open does not end.
    api.close();
    await browser.close();
    await server.dispose();
  }
}

async function build(app, more) {
  print(`Building apps/${app} with its source map …`);
  const args = [join(BIN, 'vite'), 'build', '--outDir', join(BUILT, app, 'dist'), '--emptyOutDir', ...more];
  const log = join(ROOT, `reports/cost/${app}.log`);
  const { code } = await run(pinnedNode(), args, { cwd: join(ROOT, 'apps', app), log });
  if (code !== 0) throw new Error(`apps/${app} does not build: see ${log}`);
  // Packages of another version than the one at the top are next to the app's own manifest.
  const packages = join(BUILT, app, 'node_modules');
  const own = join(ROOT, 'apps', app, 'node_modules');
  if (existsSync(own) && !existsSync(packages)) symlinkSync(own, packages);
}

async function ranByOneHold(server, browser, api) {
  const { FindPage } = await import('../given/find-page.ts');
  const [holder, viewer] = [
    await personAt(browser, server.url, HOTLINE),
    await personAt(browser, server.url, COORDINATOR, PHONE),
  ];
  const find = await new FindPage(holder).open();
  await find.household(1, 0, 0);
  await find.answered();
  const watched = [
    [await holder.context().newCDPSession(holder), fileIn(join(BUILT, 'dashboard/dist'))],
    [await viewer.context().newCDPSession(viewer), fileIn(join(BUILT, 'dashboard/dist'))],
    [api, fileIn(ROOT)],
  ];
  // The first hold also makes what is made once.
  await holdAndRelease(holder, find, viewer);
  await find.answered();
  for (const [session] of watched) await startCounting(session);
  // What still follows from the release is not what runs by itself.
  await pause(SETTLED_MS);
  const since = ([session, fileOf]) => functionsSince(session, fileOf);
  const takeAll = async () => {
    const taken = [];
    for (const one of watched) taken.push(await since(one));
    return taken;
  };
  await takeAll();
  await viewer.evaluate(() => fetch('/api/me'));
  await pause(IDLE_MS);
  const idle = await takeAll();
  await lookTwice(holder, find);
  const [looking] = await takeAll();
  const holds = [];
  for (let i = 0; i < COUNTED; i++) holds.push(await countedHold());
  const ran = idle.map((still, i) =>
    holds
      .map((one) => one[i])
      .reduce(common)
      .difference(still),
  );
  const [holding, ...others] = ran;
  return { ran, ofTheHold: [holding.difference(looking), ...others] };

  /** What ran in each of the three while one hold passed; the release after it is left out. */
  async function countedHold() {
    const changed = await rowToChange(find, viewer);
    await takeAll();
    const ran = [];
    const counted = Promise.withResolvers();
    const kept = (route) => counted.promise.then(() => route.continue());
    await viewer.route('**/api/**', kept);
    await holder.route('**/api/**', async (route) => {
      if (!route.request().url().endsWith('/hold-beds')) return kept(route);
      ran[0] = await since(watched[0]);
      const response = await route.fetch();
      await changed();
      [ran[2], ran[1]] = await Promise.all([since(watched[2]), since(watched[1])]);
      counted.resolve();
      return route.fulfill({ response });
    });
    await press(find);
    for (const page of [holder, viewer]) await page.unrouteAll({ behavior: 'ignoreErrors' });
    await release(holder, find);
    return ran;
  }
}

/** Two searches without a hold. */
async function lookTwice(holder, find) {
  for (const women of [2, 1]) {
    await holder.mouse.click(1, 1);
    await find.open();
    await find.household(women, 0, 0);
    await pause(SETTLED_MS);
    await find.answered();
  }
}

const common = (one, other) => one.intersection(other);

/** That the list of the night is to be asked for again: another way than that of the row, at about the same time. */
const isNudge = (message) => /^42\["(tonight|notices)"/.test(String(message));

async function personAt(browser, url, name, size = {}) {
  // The service worker would serve the pages of another build.
  const context = await browser.newContext({ baseURL: url, locale: 'en-GB', serviceWorkers: 'block', ...size });
  const page = await context.newPage();
  await page.routeWebSocket(/\/live/, (toPage) => {
    const toServer = toPage.connectToServer();
    toServer.onMessage((message) => isNudge(message) || toPage.send(message));
  });
  await page.goto('/');
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.locator('.row[data-shelter]').first().waitFor();
  return page;
}

/** Resolves to what waits until the row of the first house is another one for the viewer. */
async function rowToChange(find, viewer) {
  const selector = `.row[data-shelter="${await find.topId()}"]`;
  const before = await viewer.locator(selector).textContent();
  const differs = ([row, text]) => document.querySelector(row)?.textContent !== text;
  return () => viewer.waitForFunction(differs, [selector, before], { timeout: 10_000 });
}

async function press(find) {
  await find.top.getByRole('button', { name: /^Hold/ }).first().click();
  await find.held.waitFor();
}

async function holdAndRelease(holder, find, viewer) {
  const changed = await rowToChange(find, viewer);
  await press(find);
  await changed();
  await release(holder, find);
}

async function release(holder, find) {
  await holder.getByRole('button', { name: 'Release' }).first().click();
  await holder.getByRole('button', { name: 'held by mistake' }).first().click();
  await find.held.waitFor({ state: 'detached' });
}

const filesOf = (functions) => new Set([...functions].map((f) => f.slice(0, f.indexOf(':'))));
const union = (sets) => new Set(sets.flatMap((files) => [...files]));

function report({ ran, ofTheHold }) {
  const [holder, viewer, api] = ofTheHold.map(filesOf);
  const parts = { 'screen of the one who holds': holder, api, 'the other screen': viewer };
  const all = union(Object.values(parts));
  const folders = new Set([...all].map((file) => file.slice(0, file.lastIndexOf('/'))));
  const more = union(ran.map(filesOf)).difference(all);
  const lines = Object.entries(parts).map(([name, files]) => `| ${name} | ${files.size} |`);
  return [
    '| one hold, from the press to the other screen | files |',
    '|---|---|',
    ...lines,
    `| all, each once, in ${folders.size} folders | **${all.size}** |`,
    `| with what any press and any search draws | ${all.size + more.size} |`,
    '',
    ...[...all].toSorted().map((file) => `- ${file}`),
    '',
    ...[...more].toSorted().map((file) => `- also by any press or search: ${file}`),
  ].join('\n');
}

print(await filesOfOneHold());
