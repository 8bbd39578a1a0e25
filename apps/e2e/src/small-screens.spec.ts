import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { App } from './given/app.ts';
import { NARROW, PHONE } from './given/browser.ts';
import { onEveryScreen } from './given/every-screen.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { drawnAs, layoutFaults } from './given/layout.ts';

/** A laptop of 1440 × 900 at 200 %, in CSS px; a small tablet too. */
const ZOOMED = { width: 720, height: 450 };

/** English is looked at in `accessible.spec.ts`, on the same way through all screens. */
describeInBrowser('on a small screen', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.withMap();
  });
  afterAll(() => app.close());

  it.each([
    ['Macedonian', 'mk', [NARROW, ZOOMED]],
    ['Albanian', 'sq', [NARROW]],
  ] as const)(
    'nothing sticks out of a screen in %s, and every control is large enough for a thumb',
    async (_, locale, widths) => {
      const faults: string[] = [];
      await onEveryScreen(app, { viewport: PHONE, locale, hasTouch: true, isMobile: true }, async ({ name }, page) => {
        for (const size of widths) {
          await drawnAs(page, size, 'light');
          faults.push(...(await layoutFaults(page)).map((fault) => `${name} ${size.width}: ${fault}`));
        }
      });
      expect(faults).toEqual([]);
    },
  );
});
