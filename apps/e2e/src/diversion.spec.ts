import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { transferView } from '@safe-haven/contracts';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { PHONE } from './given/browser.ts';
import { type Client, clientOf } from './given/client.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { overflowOf } from './given/layout.ts';
import { openAs } from './given/open-as.ts';

const MINUTE = 60_000;
const RECEIVER = 'demo-elena';

describeInBrowser('TR-10: a party that has set out', () => {
  let app: App;
  let sender: Client;
  let receiver: Client;
  beforeAll(async () => {
    app = await App.open();
    [sender, receiver] = await Promise.all([app.client('coordinator'), clientOf(app.server.url, RECEIVER)]);
  });
  afterAll(() => app.close());

  const done = async (client: Client, path: string, body: object): Promise<void> => {
    const { status, text } = await client.ask(`/api/transfers/${path}`, body);
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
  };

  async function holdsThere(): Promise<readonly string[]> {
    const topola = await receiver.shelter('topola');
    return topola.view === 'exact' ? topola.holds.map(({ holdId }) => holdId) : [];
  }

  /** A woman from Lipa who is on the way to Topola; the ids of her transfer and of her hold. */
  async function onTheWay(): Promise<{ transferId: string; holdId: string }> {
    const transferId = randomUUID();
    const before = await holdsThere();
    const at = (minutes: number) => new Date(Date.now() + minutes * MINUTE).toISOString();
    await done(sender, `${transferId}/propose`, {
      fromShelterId: 'lipa',
      toShelterId: 'topola',
      party: { adults: 1, children: 0 },
      arrival: { from: at(60), to: at(120) },
      details: { needs: {}, citizenOf: ['RS', 'MK'], seeksAsylumIn: null },
      consent: { kind: 'written', scope: ['travel'] },
    });
    const { text } = await receiver.ask(`/api/transfers/${transferId}`);
    await done(receiver, `${transferId}/accept`, { met: transferView.parse(JSON.parse(text)).conditions });
    await done(sender, `${transferId}/depart`, {});
    const [holdId] = (await holdsThere()).filter((id) => !before.includes(id));
    if (holdId === undefined) throw new Error('The house holds nothing for them.');
    return { transferId, holdId };
  }

  it('is asked about before her hold is released; then she is first on both screens until a new hold', async () => {
    const before = await holdsThere();
    const { transferId, holdId } = await onTheWay();
    const [from, to, shelter] = await Promise.all([
      app.openAs('coordinator', '/tonight', { viewport: PHONE }),
      visit('/tonight'),
      visit('/place/topola'),
    ]);
    const rowOn = (page: Page) =>
      page.locator('[data-need]').filter({ has: page.locator(`a[href="/transfers/${transferId}"]`) });
    for (const { page } of [from, { page: to }]) await rowOn(page).first().waitFor();

    const card = shelter.locator(`[data-hold="${holdId}"]`);
    await card.getByRole('button', { name: 'Release', exact: true }).click();
    await card.getByRole('button', { name: 'the house withdrew' }).click();
    await shelter.getByText('They have set out. Without this place they have none where they are going.').waitFor();
    expect(await rowOn(from.page).getAttribute('data-need')).toBe('transfer-on_the_way');
    await shelter.getByRole('button', { name: 'Do it all the same' }).click();

    for (const page of [from.page, to]) {
      await page.locator('[data-need]').first().and(page.locator('[data-need="diverted"]')).waitFor();
      await rowOn(page).getByText('no place', { exact: true }).waitFor();
      expect(await overflowOf(page)).toBe(0);
    }
    for (const shelter of ['House Lipa', 'House Topola'])
      await rowOn(to).getByText(`${shelter} · day and night`).waitFor();
    await rowOn(from.page).getByText('On the way to House Topola, no place is held there').waitFor();
    await rowOn(to).getByRole('button', { name: 'Hold for them again' }).click();
    for (const page of [from.page, to]) await page.locator('[data-need="diverted"]').waitFor({ state: 'detached' });
    expect(await holdsThere()).toHaveLength(before.length + 1);
  });

  async function visit(path: string): Promise<Page> {
    const { page } = await app.newVisitor({ viewport: PHONE });
    await openAs(page, RECEIVER, path);
    return page;
  }
});
