import type { Language } from '@safe-haven/contracts';
import { eventually } from '@safe-haven/jest-preset/waiting';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { App } from './app.ts';
import { chooseLanguage } from './language.ts';
import { NetworkActivity } from './network-activity.ts';
import { goInside, openAs } from './open-as.ts';

/** Every address of the interface, and somebody of the demo whom it is for; null: somebody who has not signed in. */
interface Screen {
  readonly name: string;
  readonly person: string | null;
  readonly path: string;
}

const SCREENS_OF: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'demo-jelena': {
    board: '/',
    map: '/map',
    shelter: '/place/javor',
    'house-of-others': '/place/vrba',
    trends: '/trends',
    replay: '/replay',
    find: '/find',
    tonight: '/tonight',
    handover: '/handover',
    duty: '/duty',
    requests: '/requests',
    transfers: '/transfers',
    operations: '/operations',
    surges: '/surges',
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
    'set-up-sheet': '/exchange/import/houses_rooms',
  },
  'demo-nevena': { 'trends-of-network': '/trends?by=organisation' },
  'demo-teuta': { people: '/people', system: '/system' },
  'demo-slavica': { audit: '/audit' },
};

const SCREENS: readonly Screen[] = [
  { name: 'sign-in', person: null, path: '/' },
  { name: 'practice', person: null, path: '/practice' },
  { name: 'activation', person: null, path: '/activate' },
  ...Object.entries(SCREENS_OF).flatMap(([person, screens]) =>
    Object.entries(screens).map(([name, path]) => ({ name, person, path })),
  ),
];

/** Who sees the map drawn; next to the list of the others is the sentence for a browser that can't. */
const SEES_MAP = 'demo-jelena';

/** A wide screen shows the list and the map next to each other, at either address. */
const NARROW_ONLY: readonly string[] = ['map'];

/** What is done with each screen, in the languages that it is named by. */
type Look = (screen: Screen, page: Page) => Promise<void>;
type Looks = Readonly<Partial<Record<Language, Look>>>;

/**
 * Goes through all screens, each as somebody whom it is for, and looks when it is there: in English, or in one language after the other,
 * which is changed inside of the program.
 */
export async function onEveryScreen(app: App, options: BrowserContextOptions, looks: Look | Looks): Promise<void> {
  const byLanguage = Object.entries(typeof looks === 'function' ? { en: looks } : looks);
  const screens = SCREENS.filter(({ name }) => options.isMobile || !NARROW_ONLY.includes(name));
  for (const person of new Set(screens.map((screen) => screen.person))) {
    const { page, context } = await app.newVisitor({ ...options, map: person === SEES_MAP ? 'drawn' : 'absent' });
    const network = new NetworkActivity(page);
    let shown = '';
    for (const [language, look] of byLanguage) {
      if (shown !== '') await chooseLanguage(page, language);
      for (const screen of screens.filter((s) => s.person === person)) {
        if (person === null) await page.goto(screen.path);
        else if (shown === '') await openAs(page, person, screen.path);
        else await goInside(page, screen.path);
        await anotherThan(shown, page);
        await isThere(page, network);
        // An account keeps the language of the walk before.
        if ((await page.getAttribute('html', 'lang')) !== language) {
          await chooseLanguage(page, language);
          await isThere(page, network);
        }
        hasStayed(screen, page);
        shown = await textOf(page);
        await look(screen, page);
      }
    }
    await context.close();
  }
}

/** Waits for another text than that of the screen before; fails where that stays. */
async function anotherThan(before: string, page: Page): Promise<void> {
  await eventually(
    () => textOf(page),
    (now) => now !== before,
  );
}

/** Fails where the program has sent on from the path to another screen, once it has drawn one. */
function hasStayed({ name, path }: Screen, page: Page): void {
  const at = new URL(page.url());
  if (path.split('?')[0] !== at.pathname) throw new Error(`${name}: ${path} shows ${at.pathname}`);
}

const textOf = async (page: Page): Promise<string> => String(await page.locator('main').first().textContent());

/** Waits until a screen is drawn and fetches nothing any more. */
async function isThere(page: Page, network: NetworkActivity): Promise<void> {
  await page.locator('main').first().waitFor();
  await network.quiet();
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  if ((await page.locator('.board-map').count()) > 0) {
    await page.locator('.map-marker, .map__sentence:not(.map__sentence--late)').first().waitFor({ state: 'attached' });
    await network.quiet();
  }
  await page.evaluate(() => document.fonts.ready);
}
