import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { App } from './given/app.ts';
import { axeViolations } from './given/axe.ts';
import { DESKTOP, NARROW, PHONE } from './given/browser.ts';
import { onEveryScreen } from './given/every-screen.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { drawnAs, layoutFaults } from './given/layout.ts';

describeInBrowser('any screen', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.withMap();
  });
  afterAll(() => app.close());

  it('on a desktop: axe finds nothing to object to, in light and in dark', async () => {
    const found: string[] = [];
    await onEveryScreen(app, { viewport: DESKTOP }, async ({ name }, page) => {
      await drawnAs(page, DESKTOP, 'light');
      found.push(...named(`${name} light`, await axeViolations(page)));
      await drawnAs(page, DESKTOP, 'dark');
      found.push(...named(`${name} dark`, await axeViolations(page, 'contrast')));
    });
    expect(found).toEqual([]);
  });

  describe('on a phone', () => {
    const seen: string[] = [];
    const objections: string[] = [];
    const faults: string[] = [];
    beforeAll(() =>
      onEveryScreen(app, { viewport: PHONE, hasTouch: true, isMobile: true }, async ({ name }, page) => {
        seen.push(name);
        await drawnAs(page, PHONE, 'light');
        objections.push(...named(`${name} light`, await axeViolations(page)));
        faults.push(...named(`${name} ${PHONE.width}`, await layoutFaults(page)));
        await drawnAs(page, PHONE, 'dark');
        objections.push(...named(`${name} dark`, await axeViolations(page, 'contrast')));
        await drawnAs(page, NARROW, 'light');
        objections.push(...named(`${name} narrow`, await axeViolations(page, 'all but contrast')));
        faults.push(...named(`${name} ${NARROW.width}`, await layoutFaults(page)));
      }),
    );

    it('axe finds nothing to object to, in light and in dark', () => {
      expect(objections).toEqual([]);
      expect(seen.length).toBeGreaterThan(15);
    });

    it('nothing sticks out of a screen in English, and every control is large enough for a thumb', () => {
      expect(faults).toEqual([]);
    });
  });
});

const named = (where: string, faults: readonly string[]) => faults.map((fault) => `${where}: ${fault}`);
