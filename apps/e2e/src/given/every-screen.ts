import { expect } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { House } from './house.ts';

/** Every address of the interface, and somebody of the demo whom it is for; null: whoever has not signed in. */
export interface Screen {
  readonly name: string;
  readonly person: string | null;
  readonly path: string;
}

const SCREENS_OF: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'demo-jelena': {
    board: '/',
    map: '/map',
    house: '/place/javor',
    'house-of-others': '/place/vrba',
    trends: '/trends',
    replay: '/replay',
    find: '/find',
    tonight: '/tonight',
    handover: '/handover',
    requests: '/requests',
    transfers: '/transfers',
    account: '/account',
    nothing: '/nothing-here',
  },
  'demo-dragana': {
    notices: '/notices',
    'house-of-manager': '/place/lipa',
    'audit-of-manager': '/audit',
    exchange: '/exchange',
    import: '/exchange/import',
    report: '/exchange/report',
    webhooks: '/exchange/webhooks',
    'set-up': '/setup',
    'set-up-house': '/setup/lipa',
    'set-up-new': '/setup/new',
    'set-up-sheet': '/setup/file',
  },
  'demo-nevena': { 'trends-of-network': '/trends?by=organisation' },
  'demo-teuta': { people: '/people' },
  'demo-slavica': { audit: '/audit' },
};

const SCREENS: readonly Screen[] = [
  { name: 'sign-in', person: null, path: '/' },
  { name: 'activation', person: null, path: '/activate' },
  ...Object.entries(SCREENS_OF).flatMap(([person, screens]) =>
    Object.entries(screens).map(([name, path]) => ({ name, person, path })),
  ),
];

/** Goes through all screens, each as somebody whom it is for, and calls `look` when it is there. */
export async function onEveryScreen(
  house: House,
  options: BrowserContextOptions,
  look: (screen: Screen, page: Page) => Promise<void>,
): Promise<void> {
  for (const person of new Set(SCREENS.map((screen) => screen.person))) {
    const { page, context } = await house.stranger(options);
    if (person !== null) {
      const answer = await page.request.post('/api/demo/sign-in', { data: { person } });
      expect([person, answer.status()]).toEqual([person, 200]);
    }
    for (const screen of SCREENS.filter((s) => s.person === person)) {
      await page.goto(screen.path);
      await isThere(page);
      await look(screen, page);
    }
    await context.close();
  }
}

/** Waits until a screen is drawn and fetches nothing any more. */
async function isThere(page: Page): Promise<void> {
  await page.locator('main').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
}
