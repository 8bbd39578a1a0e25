import type { Locator, Page } from 'playwright-core';
import { type App, PEOPLE } from './app.ts';
import { PHONE } from './browser.ts';
import { type Client, clientOf } from './client.ts';
import { FindPage } from './find-page.ts';
import { leaveOneRoom } from './one-room.ts';
import { openAs } from './open-as.ts';

/** One of the tasks of a night, as a thumb does it. */
export interface Walked {
  readonly task: string;
  readonly taps: number;
  /** The first useful button, px from the top of the window, where the task begins on a screen. */
  readonly firstButton: number;
  /** Between a tap and when what follows could be tapped or read. */
  readonly waitedMs: number;
}

const HOTLINE = 'demo-mimoza';
const OTHER_HOTLINE = 'demo-ana';
const FAMILY = { women: 1, girls: 1, boys: 1 };
const SHELTER = 'lipa';

/** A thumb on a phone: it counts its taps and how long it waits for each. */
class Thumb {
  readonly page: Page;
  #taps = 0;
  #waitedMs = 0;
  #firstButton: number | null = null;
  #since: number | null = null;

  constructor(page: Page) {
    this.page = page;
  }

  /** Taps what is there, or as soon as it is. */
  async tap(button: Locator): Promise<void> {
    await this.sees(button);
    this.#firstButton ??= (await button.boundingBox())?.y ?? null;
    this.#taps += 1;
    await button.tap();
    this.#since = performance.now();
  }

  /** Waits until something is there; the first time there was no tap to wait for. */
  async sees(what: Locator): Promise<void> {
    await this.hears(what.waitFor());
  }

  /** Waits for an answer of the program. */
  async hears(answer: Promise<unknown>): Promise<void> {
    await answer;
    if (this.#since !== null) this.#waitedMs += performance.now() - this.#since;
    this.#since = null;
  }

  /** What the task took since the last one. */
  done(task: string): Walked {
    const walked = {
      task,
      taps: this.#taps,
      firstButton: Math.round(this.#firstButton ?? 0),
      waitedMs: this.#waitedMs,
    };
    this.#taps = 0;
    this.#waitedMs = 0;
    this.#firstButton = null;
    this.#since = null;
    return walked;
  }
}

/** Opens a phone; `slow` makes it and its line as weak as a measure wants them. */
async function phoneOf(app: App, person: string, path: string, slow: (page: Page) => Promise<void>): Promise<Thumb> {
  const { page } = await app.newVisitor({ viewport: PHONE, hasTouch: true, isMobile: true });
  await slow(page);
  await openAs(page, person, path);
  return new Thumb(page);
}

type Slow = (page: Page) => Promise<void>;
const asItIs: Slow = async () => undefined;

/** The tasks of a hotline: find and hold, where to send them, a hold that goes on, no connection, a lost race. */
export async function walkHotline(app: App, slow: Slow = asItIs): Promise<readonly Walked[]> {
  const other = await clientOf(app.server.url, OTHER_HOTLINE);
  const walked: Walked[] = [];
  const thumb = await phoneOf(app, HOTLINE, '/find', slow);
  const { page } = thumb;
  const find = new FindPage(page);
  await typeFamily(thumb);
  await thumb.tap(find.top.locator('[data-action="hold"]'));
  await thumb.sees(find.held);
  walked.push(thumb.done('find and hold'));
  // Nothing is tapped for it: the meeting point, or the number that answers.
  await thumb.sees(page.locator('.send-to .call-button').first());
  walked.push(thumb.done('where to send them'));
  await thumb.tap(find.held.getByRole('button', { name: /^Extend/ }));
  await thumb.sees(find.held.getByRole('timer'));
  walked.push(thumb.done('a hold goes on'));
  walked.push(await offline(app, slow));
  walked.push(await loseRace(app, other, slow));
  return walked;
}

/** The form has one woman already: who comes with her is one tap each. */
async function typeFamily(thumb: Thumb): Promise<void> {
  const { page } = thumb;
  for (const who of ['Girls', 'Boys']) await thumb.tap(page.getByRole('button', { name: `More: ${who}` }));
  await showHouses(thumb);
}

async function showHouses(thumb: Thumb): Promise<void> {
  await thumb.tap(thumb.page.locator('.find-show button'));
  await thumb.sees(thumb.page.locator('.find-main:not([aria-busy]) .found-groups'));
}

/** Somebody else takes the last room while the tap is under way; then the next best. */
async function loseRace(app: App, other: Client, slow: Slow): Promise<Walked> {
  const shelterId = await leaveOneRoom(other, FAMILY);
  const thumb = await phoneOf(app, HOTLINE, '/find', slow);
  const { page } = thumb;
  await typeFamily(thumb);
  const row = page.locator(`.found[data-shelter="${shelterId}"] [data-action="hold"]`);
  let taken: Promise<unknown> | null = null;
  await page.route('**/hold-beds', async (route) => {
    taken ??= other.command(shelterId, 'hold-beds', { party: FAMILY });
    await taken;
    await route.continue();
  });
  await thumb.tap(row);
  await thumb.sees(page.locator('.found-lost .refused-notice'));
  await page.unroute('**/hold-beds');
  thumb.done('');
  await thumb.tap(page.locator('.found[data-top] [data-action]'));
  await thumb.sees(page.locator('.hold[data-hold], .request-card').first());
  return thumb.done('a lost race');
}

/** The connection goes while the houses are shown: the number of the best one is a tap away. */
async function offline(app: App, slow: Slow): Promise<Walked> {
  const thumb = await phoneOf(app, HOTLINE, '/find', slow);
  const { page } = thumb;
  // One woman, as the form begins: whatever the hour of the demo, some house takes her.
  const numbers = page.waitForResponse(/\/api\/duty-contacts/);
  await showHouses(thumb);
  await (await numbers).finished();
  await page.waitForLoadState('networkidle');
  thumb.done('');
  await page.context().setOffline(true);
  const number = page.locator('.found a[href^="tel:"]').first();
  await number.evaluate((link) => link.addEventListener('click', (event) => event.preventDefault()));
  await thumb.tap(number);
  return thumb.done('no connection, the right number');
}

/** The tasks of a house: who is expected, still correct, a discharge. */
export async function walkShelter(app: App, slow: Slow = asItIs): Promise<readonly Walked[]> {
  await expectSomebody(await clientOf(app.server.url, PEOPLE.coordinator.person));
  const thumb = await phoneOf(app, PEOPLE.staff.person, '/', slow);
  const { page } = thumb;
  await thumb.tap(page.locator(`.row[data-shelter="${SHELTER}"]`).getByRole('link'));
  await thumb.tap(page.getByRole('button', { name: 'They are here' }).first());
  await thumb.sees(page.getByText('They are admitted.').first());
  const admitted = thumb.done('from opening to admitted');
  const recorded = page.waitForResponse(/confirm-occupancy/);
  await thumb.tap(page.getByRole('button', { name: 'Still correct' }));
  await thumb.hears(recorded);
  const confirmed = thumb.done('still correct');
  const stay = page.locator('[data-stay]').first();
  await thumb.tap(stay.getByRole('button', { name: 'Discharge', exact: true }));
  await thumb.tap(stay.getByText('family', { exact: false }).first());
  await thumb.tap(stay.getByRole('button', { name: 'Discharge', exact: true }).last());
  await thumb.sees(page.getByText('They are discharged.').first());
  return [admitted, confirmed, thumb.done('a discharge')];
}

/** Frees a room of the house and holds a place in it: who is expected there otherwise depends on the hour of the demo. */
async function expectSomebody(coordinator: Client): Promise<void> {
  const detail = await coordinator.shelter(SHELTER);
  const stay = detail.view === 'exact' ? detail.stays[0] : undefined;
  if (stay !== undefined)
    await coordinator.command(SHELTER, 'discharge-party', { stayId: stay.stayId, destination: 'family' });
  await coordinator.command(SHELTER, 'hold-beds', { party: { women: 1 } });
}
