import type { Page } from 'playwright-core';

const bytesOf = (mbit: number): number => (mbit * 1_000_000) / 8;

/** Makes a page what a cheap phone on a weak cell has: slow 4G (150 ms a round trip, 1.6 Mbit/s), a processor four times slower. */
export async function slowConnection(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: bytesOf(1.6),
    uploadThroughput: bytesOf(0.75),
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}
