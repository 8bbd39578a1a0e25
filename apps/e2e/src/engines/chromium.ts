import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { executable, startBrowser } from '../given/browser.ts';
import type { Engine } from './engine.ts';

export const chromium = executable;

/** Chromium by the same client as all browser tests. */
export async function startChromium(): Promise<Engine> {
  const browser = await startBrowser('absent');
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  page.setDefaultTimeout(HANGS_MS);
  return {
    goto: async (url) => void (await page.goto(url)),
    evaluate: (expression) => page.evaluate(expression),
    close: () => browser.close(),
  };
}
