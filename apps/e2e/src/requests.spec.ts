import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Row } from '@safe-haven/contracts';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { visitor } from './given/browser.ts';
import { type Client, clientOf } from './given/client.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { openAs } from './given/open-as.ts';
import { openHold } from './given/open-hold.ts';
import { clockAheadBy } from './given/program-clock.ts';
import { startServer } from './given/server.ts';

const PARTY = { women: 1 } as const;
const HOUR = 3_600_000;

describeInBrowser('a request that houses answer', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open();
  });
  afterEach(() => app.everybodyLeaves());
  afterAll(() => app.close());

  /** Somebody of the demo at a browser of their own, on one screen. */
  async function at(person: string, path: string): Promise<Page> {
    const { page } = await app.newVisitor();
    await openAs(page, person, path);
    return page;
  }

  it('three houses answer before their eyes; one is held, the others hear that nothing is to be done', async () => {
    const jelena = await clientOf(app.server.url, 'demo-jelena');
    const [first, second, third] = (await withPlaces(jelena, ['La Strada', 'Lara', 'Mary Ward Loreto'])) as [
      Row,
      Row,
      Row,
    ];
    const requestId = await asked(jelena, [first, second, third]);
    const [asker, one, two, three] = await Promise.all([
      at('demo-jelena', `/requests/${requestId}`),
      at('demo-elena', '/tonight'),
      at('demo-amra', '/tonight'),
      at('demo-arta', '/tonight'),
    ]);
    const task = (page: Page) => page.locator(`[data-task^="${requestId}:"]`);

    await task(two).getByRole('button', { name: 'Yes, if…' }).click();
    await task(two).getByLabel('official referral').check();
    await task(two).getByRole('button', { name: 'Send the answer' }).click();
    await answered(asker, second.shelterId, 'yes_if');
    await task(three).getByRole('button', { name: 'No', exact: true }).click();
    await task(three).getByRole('button', { name: 'no staff' }).click();
    await answered(asker, third.shelterId, 'no');
    await task(one).getByRole('button', { name: 'Yes', exact: true }).click();
    await answered(asker, first.shelterId, 'yes');
    expect(await sheltersOn(asker)).toEqual([first, second, third].map(({ shelterId }) => shelterId));

    await asker.locator(lineOf(first)).getByRole('button', { name: 'Hold 1 place here' }).click();
    await asker.getByText(`${first.name} holds the places. Their admission closes the request.`).waitFor();
    // What is over is behind one line.
    await one.getByRole('button', { name: 'Show', exact: true }).click();
    await task(one).getByText('They have a place with you.').waitFor();
    for (const other of [two, three]) {
      await other.getByRole('button', { name: 'Show', exact: true }).click();
      await task(other).getByText('They have a place elsewhere. Nothing to do.').waitFor();
      expect(await task(other).getByRole('button').count()).toBe(0);
    }

    // The house takes its word back: the next yes is under the cursor of the person who asked, and its house hears that
    // it is next.
    const { place } = await (await asker.request.get(`/api/requests/${requestId}`)).json();
    const held = await openHold(one, place.holdId);
    await held.getByRole('button', { name: 'Release' }).click();
    await held.getByRole('button', { name: 'the house withdrew' }).click();
    await asker.getByText(`The promise ended. ${second.name} said yes and is next.`).waitFor();
    const next = asker.locator(lineOf(second)).getByRole('button', { name: 'Settle, then hold 1' });
    await next.and(asker.locator(':focus')).waitFor();
    await task(two).getByText('You said yes and are next: the places may be held at any moment.').waitFor();

    // By keyboard alone: the condition is ticked, then the places are held.
    await asker.keyboard.press('Enter');
    await asker.getByLabel('official referral').and(asker.locator(':focus')).waitFor();
    await asker.keyboard.press('Space');
    await asker.keyboard.press('Enter');
    await asker.getByText(`${second.name} holds the places. Their admission closes the request.`).waitFor();
    expect(app.pageErrors()).toEqual([]);
  });

  it('PV-4: a house reads what they need after its yes, as far as they agreed, and nothing of it after its no', async () => {
    const jelena = await clientOf(app.server.url, 'demo-jelena');
    const [first] = (await withPlaces(jelena, ['La Strada'])) as [Row];
    const requestId = await asked(jelena, [first], { pregnantMonth: 7 });
    const [asker, one] = await Promise.all([at('demo-jelena', `/requests/${requestId}`), at('demo-elena', '/tonight')]);
    const task = one.locator(`[data-task^="${requestId}:"]`);
    const month = task.getByText('pregnant, month 7');
    await task.getByText('after a yes').click();
    await task.getByText('They have not agreed to more.').waitFor();
    await task.getByRole('button', { name: 'Yes', exact: true }).click();
    await answered(asker, first.shelterId, 'yes');
    expect(await month.count()).toBe(0);

    await asker.getByRole('button', { name: 'What may they know…' }).click();
    const consent = asker.locator('[data-consent]');
    expect(await consent.locator('input:checked').count()).toBe(0);
    await consent.getByLabel(/^health:/).check();
    await asker.getByRole('button', { name: 'Record it' }).click();
    await asker.getByText('A house that says yes learns: health').waitFor();
    await month.waitFor();

    await task.getByRole('button', { name: 'Change the answer' }).click();
    await task.getByRole('button', { name: 'No', exact: true }).click();
    await task.getByRole('button', { name: 'no staff' }).click();
    await answered(asker, first.shelterId, 'no');
    await month.waitFor({ state: 'detached' });
    // Nobody is asked to share anything by a tick that was there before.
    await asker.goto('/find');
    await asker.locator('[data-consent]').waitFor();
    expect(await asker.locator('[data-consent] input:checked').count()).toBe(0);
    expect(app.pageErrors()).toEqual([]);
  });

  it('a hold that nobody turned into an admission lapses, and the next yes is offered', async () => {
    const before = await startServer({ from: process.env['HAVEN_E2E_SEEDED'] });
    try {
      const [jelena, elena, amra] = await Promise.all(
        ['demo-jelena', 'demo-elena', 'demo-amra'].map((who) => clientOf(before.url, who)),
      );
      const [first, second] = (await withPlaces(jelena!, ['La Strada', 'Lara'])) as [Row, Row];
      const requestId = await asked(jelena!, [first, second]);
      await sent(elena!, `/api/requests/${requestId}/respond`, { shelterId: first.shelterId, answer: 'yes' });
      await sent(amra!, `/api/requests/${requestId}/respond`, { shelterId: second.shelterId, answer: 'yes' });
      await jelena!.command(first.shelterId, 'hold-beds', { party: PARTY, requestId });
      await before.stop();

      const later = await startServer({ from: before.dataDir, settings: clockAheadBy(14 * HOUR) });
      try {
        const { page, context } = await visitor(app.browser, later.url);
        await openAs(page, 'demo-jelena', `/requests/${requestId}`);
        await page.getByText(`The promise ended. ${second.name} said yes and is next.`).waitFor();
        const next = page.locator(lineOf(second)).getByRole('button', { name: 'Hold 1 place here' });
        await next.and(page.locator(':focus')).waitFor();
        await page.goto('/tonight');
        await page.locator(`[data-need="answer-yes"][data-id^="${requestId}"]`).nth(1).waitFor();
        await context.close();
      } finally {
        await later.dispose();
      }
    } finally {
      await before.dispose();
    }
  });
});

/** Of each organisation a house in which somebody fits just now. */
async function withPlaces(by: Client, organisations: readonly string[]): Promise<Row[]> {
  const { rows } = await by.board();
  return organisations.map((organisation) => {
    const row = rows.find(
      (one) =>
        one.view === 'banded' &&
        one.organisation.includes(organisation) &&
        one.intake.state === 'open' &&
        one.places.together !== '0',
    );
    if (!row) throw new Error(`No house of ${organisation} has a place.`);
    return row;
  });
}

const lineOf = ({ shelterId }: Row): string => `[data-shelter="${shelterId}"]`;

/** A request for a woman, put to these houses. */
async function asked(by: Client, shelters: readonly Row[], needs: object = { medication: true }): Promise<string> {
  const requestId = randomUUID();
  await sent(by, `/api/requests/${requestId}/open`, {
    party: PARTY,
    criteria: { needs, from: 'rs-nis' },
    urgency: 'tonight',
  });
  const respondBy = new Date(Date.now() + 20 * 60_000).toISOString();
  await sent(by, `/api/requests/${requestId}/broadcast`, {
    shelters: shelters.map(({ shelterId }) => shelterId),
    respondBy,
  });
  return requestId;
}

async function sent(by: Client, path: string, body: unknown): Promise<void> {
  const { status, text } = await by.ask(path, body);
  if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
}

const answered = (page: Page, shelterId: string, answer: string): Promise<void> =>
  page.locator(`[data-shelter="${shelterId}"][data-answer="${answer}"]`).waitFor();

const sheltersOn = (page: Page): Promise<(string | undefined)[]> =>
  page.locator('[data-shelter]').evaluateAll((all) => all.map((li) => (li as HTMLElement).dataset['shelter']));
