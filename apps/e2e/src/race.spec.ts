import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { tonight } from '@safe-haven/contracts';
import { eventually } from '@safe-haven/jest-preset/waiting';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { clientOf } from './given/client.ts';
import { FindPage } from './given/find-page.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { leaveOneRoom } from './given/one-room.ts';
import { openAs } from './given/open-as.ts';

const RACERS = ['demo-ana', 'demo-mimoza'] as const;
const FAMILY = { women: 1, girls: 1, boys: 1 };

describeInBrowser('two hotlines want the last family room', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open();
  });
  afterAll(() => app.close());

  it('one has it; the other reads who was faster and when, with the focus on the next best place', async () => {
    const shelterId = await leaveOneRoom(await clientOf(app.server.url, RACERS[1]), FAMILY);
    const two = await Promise.all(RACERS.map((person) => looking(app, person)));
    for (const find of two) await find.page.locator(`.found[data-top][data-shelter="${shelterId}"]`).waitFor();

    const before = await holdsThere(app, shelterId);
    const both = gate(two.length);
    await Promise.all(
      two.map(({ page }) => page.route('**/hold-beds', (route) => both(page).then(() => route.continue()))),
    );
    await Promise.all(two.map(({ page }) => page.keyboard.press('Enter')));
    const outcomes = await Promise.all(two.map(outcomeOf));
    expect(outcomes.toSorted()).toEqual(['held', 'lost']);

    const loser = two[outcomes.indexOf('lost')]!;
    expect(await loser.page.locator('.refused-notice').textContent()).toContain('Taken just now by a hotline.');
    await eventually(
      async () => [await loser.focused(), await loser.topId()],
      ([focused, top]) => focused === top && focused !== '' && focused !== shelterId,
    );
    // FP-22: the reason is right above it, in the window.
    const [said, next] = await Promise.all([
      loser.page.locator('.refused-notice').boundingBox(),
      loser.page.locator('.found[data-top] [data-action]').boundingBox(),
    ]);
    expect(said!.y).toBeGreaterThanOrEqual(0);
    expect(said!.y + said!.height).toBeLessThanOrEqual(next!.y);
    const more = (await holdsThere(app, shelterId)).map((count, i) => count - before[i]!);
    expect(more).toEqual(outcomes.map((outcome) => (outcome === 'held' ? 1 : 0)));

    // The next best is one press away: its beds, or its word.
    await loser.page.keyboard.press('Enter');
    await loser.page.locator('.hold[data-hold], .request-card').first().waitFor();
  });
});

/** Somebody who has the same family typed in and the houses of one country before them, across a border for one of the two. */
async function looking(app: App, person: string): Promise<FindPage> {
  const { page } = await app.newVisitor();
  await openAs(page, person, '/find');
  const find = new FindPage(page);
  await page.locator('[data-first]:focus').waitFor();
  await find.household(FAMILY.women, FAMILY.girls, FAMILY.boys);
  await page.getByRole('checkbox', { name: 'Albania', exact: true }).check();
  await find.answered();
  await page.locator('[data-first]').focus();
  return find;
}

/**
 * Lets everybody through when so many pages have come: both commands are on their way before either is answered. A page
 * sends another copy of a command that is not answered, which counts as the same.
 */
function gate(many: number): (page: Page) => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const come = new Set<Page>();
  return (page) => {
    if (come.add(page).size === many) resolve();
    return promise;
  };
}

const outcomeOf = ({ page, held }: FindPage): Promise<'held' | 'lost'> =>
  Promise.race([
    held.waitFor().then(() => 'held' as const),
    page
      .locator('.refused-notice')
      .waitFor()
      .then(() => 'lost' as const),
  ]);

/** How many holds of their own each of the two has in a house. */
const holdsThere = (app: App, shelterId: string): Promise<number[]> =>
  Promise.all(RACERS.map((person) => holdsOf(app, person, shelterId)));

async function holdsOf(app: App, person: string, shelterId: string): Promise<number> {
  const client = await clientOf(app.server.url, person);
  const { holds } = tonight.parse(JSON.parse((await client.ask('/api/tonight')).text));
  return holds.filter((hold) => hold.shelterId === shelterId && hold.mine).length;
}
