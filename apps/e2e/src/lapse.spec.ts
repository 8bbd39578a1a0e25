import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@safe-haven/jest-preset/waiting';
import { App } from './given/app.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { freeOf } from './given/rows.ts';

const JAVOR = 'javor';
/** A hold is overdue a minute after its deadline: the grace of the domain. */
const GRACE_MS = 60_000;

describeInBrowser('a hold nobody turns into an admission', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open();
  });
  afterAll(() => app.close());

  it('counts down and lapses before their eyes, and its place is free again on both screens', async () => {
    const [manager, coordinator] = await Promise.all([app.client('manager'), app.client('coordinator')]);
    const free = freeOf(await manager.board(), JAVOR);
    await manager.command(JAVOR, 'change-hold-policy', { minutes: 1 });
    const [own, other] = await Promise.all([app.boardOf('coordinator'), app.boardOf('manager')]);
    const { events } = await coordinator.command(JAVOR, 'hold-beds', { party: { adults: 1, children: 0 } });
    const held = events.find((e) => e.type === 'BedsHeld') as unknown as { expiresAt: string };
    const deadline = Date.parse(held.expiresAt);
    for (const { board } of [own, other]) await board.seesInList(JAVOR, free - 1);
    await own.board.row(JAVOR).click();
    await own.visitor.page.getByText('ending', { exact: true }).first().waitFor();
    for (const { board } of [own, other])
      expect(await board.seesInList(JAVOR, free)).toBeGreaterThan(deadline + GRACE_MS);
    const detail = await eventually(
      () => coordinator.shelter(JAVOR),
      (d) => d.view === 'exact' && d.holds.length === 0,
    );
    expect(detail.view === 'exact' && detail.row.places.held).toBe(0);
    expect(app.pageErrors()).toEqual([]);
  });
});
