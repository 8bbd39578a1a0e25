import { PHONE, startBrowser } from '../given/browser.ts';
import { clientOf } from '../given/client.ts';
import { startServer } from '../given/server.ts';
import { spread } from './stats.mjs';

const RUNS = 5;
/** Bytes a second of so many Mbit/s. */
const mbit = (n) => (n * 1_000_000) / 8;
/**
 * Two readings of "slow 4G": the line itself (150 ms there and back, 1.6 Mbit/s), and Chrome's preset, which lays 562 ms
 * on each request to make up for the handshakes that it does not slow down.
 */
const LINES = {
  'slow 4G, 150 ms a round trip, 1.6 Mbit/s': {
    latency: 150,
    downloadThroughput: mbit(1.6),
    uploadThroughput: mbit(0.75),
  },
  'slow 4G as Chrome’s preset, 562 ms a request, 1.44 Mbit/s': {
    latency: 562.5,
    downloadThroughput: mbit(1.44),
    uploadThroughput: mbit(0.675),
  },
};

/**
 * How long somebody who is signed in waits for the list on a mid phone: from the address to the first row on the screen
 * with nothing in the way of a tap. The first visit has an empty cache; the next one has what the first left.
 */
export async function measureList(until) {
  const server = await startServer();
  const browser = await startBrowser();
  try {
    const { cookie } = await clientOf(server.url, 'demo-vesna');
    const lines = [];
    for (const [name, line] of Object.entries(LINES)) {
      const first = [];
      const again = [];
      for (let run = 0; run < RUNS && (run === 0 || Date.now() < until); run++) {
        const context = await browser.newContext({ viewport: PHONE, hasTouch: true, isMobile: true, locale: 'en-GB' });
        await context.addCookies([cookieOf(cookie, server.url)]);
        first.push(await usable(context, server.url, line));
        again.push(await usable(context, server.url, line));
        await context.close();
      }
      const s = (ms) => `${(ms / 1000).toFixed(2)} s`;
      lines.push(`| ${name} | ${first.length} | ${spread(first, s)} | ${spread(again, s)} |`);
    }
    const head = [
      '| demo network, 4 × slower processor | runs | list usable, first visit | the next visit |',
      '|---|---|---|---|',
    ];
    return [...head, ...lines].join('\n');
  } finally {
    await browser.close();
    await server.dispose();
  }
}

export function cookieOf(cookie, url) {
  const [name, value] = cookie.split('=');
  return { name, value, url, httpOnly: true, sameSite: 'Strict' };
}

/** ms from the start of the visit until the first row was painted and the page had its hands free. */
async function usable(context, url, line) {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', { offline: false, ...line });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(() => {
    globalThis.usable = new Promise((resolve) => {
      const look = () => {
        if (document.querySelector('.row[data-shelter]') === null) return void requestAnimationFrame(look);
        // The frame is painted, and then something else may run: now a tap is answered.
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now()), 0));
      };
      look();
    });
  });
  await page.goto(url, { waitUntil: 'commit' });
  const at = await page.evaluate(() => globalThis.usable);
  await page.close();
  return at;
}
