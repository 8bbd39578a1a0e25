import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { App } from './given/app.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { freeOf } from './given/rows.ts';
import { ShelterPage } from './given/shelter-page.ts';

const JAVOR = 'javor';
/** Its room for several parties: who leaves it frees one place, as the rest of a household's room is not free before. */
const SHARED = 'javor-r2';
const NOVI_SAD = 'rs-novi-sad';

describeInBrowser('two people at two browsers', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open();
  });
  afterEach(() => app.everybodyLeaves());
  afterAll(() => app.close());

  it('one holds, admits and discharges; the other sees it each time, in the list and on the map', async () => {
    const free = freeOf(await (await app.client('manager')).board(), JAVOR);
    const [acts, sees] = await Promise.all([
      app.boardOf('coordinator'),
      app.boardOf('manager', { map: 'drawn', polls: false }),
    ]);
    await sees.board.mapReady();
    const javor = await new ShelterPage(acts.visitor.page).open(JAVOR);
    const asked: string[] = [];
    sees.board.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const shows = async (expected: number) => {
      await sees.board.seesInList(JAVOR, expected);
      await sees.board.seesOnMap(NOVI_SAD, expected);
    };
    await javor.holdForOneWoman();
    await shows(free - 1);
    await javor.admitHeld();
    await expectHeldAndFree(app, { held: 0, free: free - 1 });
    await javor.dischargeFrom(SHARED, 'family');
    await shows(free);
    // Neither was the page loaded again nor its board asked for: the rows came by message.
    expect(asked.filter((path) => path === '/' || path === '/api/board')).toEqual([]);
    expect(app.pageErrors()).toEqual([]);
  });

  it('the whole row of a house opens it, its middle too', async () => {
    const { board } = await app.boardOf('coordinator');
    await board.row(JAVOR).click();
    await board.page.locator('article.shelter').getByRole('heading', { name: 'House Javor' }).waitFor();
  });

  it('the bars of one’s own houses stand in one column, whatever else a row says', async () => {
    const { board } = await app.boardOf('coordinator');
    const bars = board.page.locator('.row[data-view="exact"] .occupancy-bar');
    const edges = await bars.evaluateAll((all) =>
      all.map((bar) => bar.getBoundingClientRect()).map((r) => `${r.left} ${r.width}`),
    );
    expect(edges.length).toBeGreaterThan(1);
    expect(new Set(edges).size).toBe(1);
  });

  it('what they see is what the log says: the list of each equals the API', async () => {
    for (const who of ['coordinator', 'hotline', 'abroad'] as const) {
      const { board } = await app.boardOf(who);
      const api = await (await app.client(who)).board();
      const shown = await board.rows();
      expect(shown.map((r) => `${r.shelter} ${r.view}`).sort()).toEqual(
        api.rows.map((r) => `${r.shelterId} ${r.view}`).sort(),
      );
    }
  });
});

async function expectHeldAndFree(app: App, expected: { held: number; free: number }): Promise<void> {
  const detail = await (await app.client('manager')).shelter(JAVOR);
  if (detail.view !== 'exact') throw new Error('The manager sees this house exactly.');
  const { held, free } = detail.row.places;
  expect({ held, free }).toEqual(expected);
}
