import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Board } from '@safe-haven/contracts';
import { eventually } from '@safe-haven/jest-preset/waiting';
import { App, type Who } from './given/app.ts';
import type { BoardPage } from './given/board-page.ts';
import { PHONE } from './given/browser.ts';
import type { Client } from './given/client.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { leastFreeOf, sum } from './given/rows.ts';

describeInBrowser('the totals of the map, of the list and of the API', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.withMap();
  });
  afterEach(() => app.everybodyLeaves());
  afterAll(() => app.close());

  it.each<Who>(['coordinator', 'hotline', 'abroad'])('are the same for a %s', async (who) => {
    const { board } = await app.boardOf(who);
    await board.mapReady();
    const client = await app.client(who);
    const { api, markers, rows, totals } = await unchanged(client, () => seenOn(board));
    const expected = sum(api.rows.map(leastFreeOf));
    const exact = sum(api.rows.map((r) => (r.view === 'exact' ? Math.max(0, r.places.free) : 0)));

    expect(sum(markers.map((m) => m.least))).toBe(expected);
    expect(sum(markers.map((m) => m.free))).toBe(exact);
    expect(sum(markers.map((m) => m.shelters))).toBe(api.rows.filter((r) => r.area.point).length);
    for (const marker of markers) {
      const inside = api.rows.filter((r) => marker.areas.includes(r.area.id));
      expect(marker.least).toBe(sum(inside.map(leastFreeOf)));
      expect(marker.exact).toBe(inside.every((r) => r.view === 'exact'));
    }

    expect(totals.get('network')).toEqual({ free: expected, exact: false });
    for (const country of new Set(api.rows.map((r) => r.country))) {
      const there = api.rows.filter((r) => r.country === country);
      const all = there.every((r) => r.view === 'exact');
      expect(totals.get(country)).toEqual({ free: sum(there.map(leastFreeOf)), exact: all });
    }
    expect(sum(rows.map(leastOfRow))).toBe(expected);
  });

  it('are the same on a phone, where the map fills its tab and shows every marker', async () => {
    const { board } = await app.boardOf('coordinator', { viewport: PHONE, hasTouch: true, isMobile: true });
    const api = await (await app.client('coordinator')).board();
    await board.page.goto('/map');
    await board.page.locator('.map-marker:visible').first().waitFor();
    // Each is put in its place by the next drawing.
    const seen = () => board.page.locator('.map-marker:visible').count();
    const { markers } = await eventually(
      async () => ({ markers: await board.markers(), visible: await seen() }),
      ({ markers: all, visible }) => visible === all.length,
    );
    expect(sum(markers.map((m) => m.least))).toBe(sum(api.rows.map(leastFreeOf)));
    const map = await board.page.locator('.map').boundingBox();
    expect(map?.height).toBeGreaterThan(PHONE.height / 2);
  });
});

/** What a screen shows, and the board of the API meanwhile: a hold of the demo that ends in between is none of its faults. */
async function unchanged<T>(client: Client, read: () => Promise<T>): Promise<T & { readonly api: Board }> {
  const both = async () => ({ api: await client.board(), seen: await read(), after: await client.board() });
  const isUnchanged = ({ api, after }: Awaited<ReturnType<typeof both>>) =>
    JSON.stringify(api.rows) === JSON.stringify(after.rows);
  const { api, seen } = await eventually(both, isUnchanged);
  return { ...seen, api };
}

async function seenOn(board: BoardPage) {
  const scopes = await board.page
    .locator('[data-total="free"][data-scope]')
    .evaluateAll((all) => all.map((e) => (e as HTMLElement).dataset['scope'] ?? ''));
  const totals = new Map<string, { free: number; exact: boolean }>();
  for (const scope of scopes) totals.set(scope, await board.total(scope));
  return { markers: await board.markers(), rows: await board.rows(), totals };
}

/** What a row of the list is sure to have free, by what it shows: a number, or the band's least. */
function leastOfRow({ view, free }: { view: string; free: string }): number {
  return view === 'exact' ? Number(free) : Number(/^\d+/.exec(free)?.[0] ?? 0);
}
