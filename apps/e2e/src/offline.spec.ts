import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { type Activity, activity } from '@safe-haven/contracts';
import { eventually } from '@safe-haven/jest-preset/waiting';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { App, PEOPLE } from './given/app.ts';
import { BoardPage } from './given/board-page.ts';
import { PHONE, WITH_SERVICE_WORKER } from './given/browser.ts';
import type { Client } from './given/client.ts';
import { describeInBrowser } from './given/in-browser.ts';

const JAVOR = 'javor';
/** A house that no other test here confirms: to confirm twice within a minute is one fact. */
const DUNJA = 'dunja';
const LIST = 'section.outbox-list';

describeInBrowser('a bad line', () => {
  let app: App;
  let client: Client;
  beforeAll(async () => {
    app = await App.open();
  });
  beforeEach(async () => {
    client = await app.client('coordinator');
  });
  afterEach(async () => {
    await app.everybodyLeaves();
    // A test that failed may have left the program ended.
    if (!(await fetch(`${app.server.url}/health/ready`).catch(() => null))?.ok) await app.server.start();
  });
  afterAll(() => app.close());

  it('given no line, then the board stays readable, says how old it is, and what takes a place can’t be done', async () => {
    const { board, page } = await atJavor(app);
    await page.getByRole('button', { name: 'Hold places' }).click();
    await page.getByRole('button', { name: 'More: Women' }).click();
    await cutOff(app, page);
    const hold = page.getByRole('button', { name: 'Hold 1 place', exact: true });
    await hold.and(page.locator('[aria-disabled="true"]')).waitFor();
    await page.getByText('There is no connection. This can only be done live.').first().waitFor();
    await hold.dispatchEvent('click');
    await page.getByText(/^Offline since \d\d:\d\d\. What is shown here may have changed\.$/).waitFor();

    await page.getByRole('button', { name: 'Back to the board', exact: true }).click();
    await page
      .getByText(/^Offline since \d\d:\d\d\. This board is from \d\d:\d\d and will be gone if you reload\.$/)
      .waitFor();
    expect((await board.rows()).map((row) => row.shelter)).toEqual(expect.arrayContaining([JAVOR, 'vrba']));
    expect(await page.locator(LIST).count()).toBe(0);
    await app.server.start();
    await live(page);
  });

  it('given taps without a line, then each is sent once when the server is there again, with the time of the tap', async () => {
    await client.command(JAVOR, 'hold-beds', { party: { adults: 1, children: 0 } });
    const before = await eventsOf(client);
    const { page } = await atJavor(app);
    await page.getByRole('button', { name: 'Admit', exact: true }).first().waitFor();
    await cutOff(app, page);
    await page.getByRole('button', { name: 'Still correct' }).dblclick();
    await page.getByRole('button', { name: 'Admit', exact: true }).first().click();
    const tapped = Date.now();
    await page.locator(LIST).getByText('Admission, House Javor').waitFor();
    expect(await page.locator(`${LIST} li`).count()).toBe(2);
    await page.locator('.bed[data-asking]').waitFor();
    await page.getByText('will be sent').first().waitFor();

    await app.server.start();
    const after = await eventually(
      () => eventsOf(client),
      (events) => freshIn(events, before).length >= 2,
    );
    await page.locator(LIST).waitFor({ state: 'detached' });
    const fresh = freshIn(after, before);
    expect(fresh.map(({ type }) => type).sort()).toEqual(['OccupancyConfirmed', 'PartyAdmitted']);
    // After the hold that was there and before the server came back. A page knows the server's clock from the answers,
    // never as later than it is.
    const admitted = fresh.find(({ type }) => type === 'PartyAdmitted')!;
    expect(Date.parse(admitted.occurredAt)).toBeGreaterThan(Date.parse(before[0]!.recordedAt));
    expect(Date.parse(admitted.occurredAt)).toBeLessThanOrEqual(tapped);
    expect(Date.parse(admitted.recordedAt)).toBeGreaterThan(tapped);
    await live(page);
  });

  it('given a page that is left while something waits, then it asks first; loaded again, it shows no board and nothing is sent', async () => {
    const before = await eventsOf(client);
    const { page } = await atJavor(app, JAVOR, WITH_SERVICE_WORKER);
    await cutOff(app, page);
    await page.getByRole('button', { name: 'Still correct' }).click();
    await page.locator(LIST).waitFor();
    const asked: string[] = [];
    page.once('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await page.evaluate(() => setTimeout(() => location.reload(), 0));
    await eventually(
      async () => asked,
      (all) => all.length > 0,
    );
    expect(asked).toEqual(['beforeunload']);
    expect(await page.locator(LIST).count()).toBe(1);

    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload().catch(() => undefined);
    await app.server.start();
    await page.goto('/');
    await page.locator('.row[data-shelter]').first().waitFor();
    expect(await page.locator(LIST).count()).toBe(0);
    expect(freshIn(await eventsOf(client), before)).toEqual([]);
  });

  it('given fifteen minutes, then it is given back and sent only on a press', async () => {
    const before = await eventsOf(client, DUNJA);
    const { page } = await atJavor(app, DUNJA);
    await page.clock.install();
    await cutOff(app, page);
    await page.getByRole('button', { name: 'Still correct' }).click();
    await page.locator(LIST).waitFor();
    // Somebody is here all the time: a screen that nobody uses locks, and forgets what waits.
    for (const _ of [1, 2]) {
      await page.clock.fastForward('07:00');
      await page.keyboard.press('Shift');
    }
    expect(await page.locator(`${LIST} [data-waiting="waiting"]`).count()).toBe(1);
    await page.clock.fastForward('01:30');
    await page.locator(LIST).getByText('Was not sent: do it again or forget it.').first().waitFor();
    await app.server.start();
    await live(page);
    expect(freshIn(await eventsOf(client, DUNJA), before)).toEqual([]);
    await page.locator(LIST).getByRole('button', { name: 'Do it again' }).click();
    await page.locator(LIST).waitFor({ state: 'detached' });
    await eventually(
      async () => freshIn(await eventsOf(client, DUNJA), before).map(({ type }) => type),
      (types) => types.join() === 'OccupancyConfirmed',
    );
  });

  it('given somebody who signs out, then what waits is not sent, and the next person sees none of it', async () => {
    const before = await eventsOf(client);
    const { page } = await atJavor(app, JAVOR, WITH_SERVICE_WORKER);
    await page.context().setOffline(true);
    await offline(page);
    await page.getByRole('button', { name: 'Still correct' }).click();
    await page.locator(LIST).waitFor();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: /Jelena/ }).click();
    await page.getByRole('button', { name: 'Still correct' }).waitFor();
    await live(page);
    expect(await page.locator(LIST).count()).toBe(0);
    expect(freshIn(await eventsOf(client), before)).toEqual([]);
  });
});

/** A coordinator with House Javor open, or another of hers. */
async function atJavor(app: App, shelterId = JAVOR, options: BrowserContextOptions = {}) {
  const { page } = await app.newVisitor({ viewport: PHONE, ...options });
  const board = await new BoardPage(page).signIn(PEOPLE.coordinator.name);
  await board.row(shelterId).click();
  await page.getByRole('button', { name: 'Still correct' }).waitFor();
  // What says that something waits is fetched once all else is there; a line that goes before is another story.
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('/outbox-list')),
  );
  return { board, page };
}

/** The program is killed as by a power cut, and the page has noticed. */
async function cutOff(app: App, page: Page): Promise<void> {
  await app.server.kill();
  await offline(page);
}

const offline = (page: Page) => page.locator('.offline-notice').waitFor();
/** The line is there again, as far as the page knows: what says that it is gone is gone itself. */
const live = (page: Page) => page.locator('.offline-notice').waitFor({ state: 'detached' });

/** What is on record of a house, the newest first. */
async function eventsOf(client: Client, shelterId = JAVOR): Promise<Activity['items']> {
  const { status, text } = await client.ask(`/api/shelters/${shelterId}/events?limit=50`);
  if (status !== 200) throw new Error(`What was recorded can't be read: ${text}`);
  return activity.parse(JSON.parse(text)).items;
}

const freshIn = (events: Activity['items'], before: Activity['items']) =>
  events.filter(({ eventId }) => !before.some((e) => e.eventId === eventId));
