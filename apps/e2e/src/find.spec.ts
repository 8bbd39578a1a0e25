import { isDeepStrictEqual } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@safe-haven/jest-preset/waiting';
import { App } from './given/app.ts';
import { axeViolations } from './given/axe.ts';
import { PHONE } from './given/browser.ts';
import { FindPage, tabTo } from './given/find-page.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { chooseLanguage } from './given/language.ts';
import { overflowOf, tooSmall } from './given/layout.ts';
import { findFor, leaveOneRoom } from './given/one-room.ts';
import { openAs } from './given/open-as.ts';

describeInBrowser('a place is found at night', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open();
  });
  afterEach(() => app.everybodyLeaves());
  afterAll(() => app.close());

  // Before anything is held: then the first house can be. English last: a language that somebody chose stays theirs.
  it.each([
    ['mk', { width: 390, height: 844 }],
    ['sq', { width: 390, height: 844 }],
    ['en', { width: 390, height: 844 }],
    ['mk', { width: 320, height: 640 }],
    ['en', { width: 320, height: 640 }],
  ] as const)(
    'FP-17: in %s on %j the first screen has one question and the first house, whose button is under the thumb',
    async (language, viewport) => {
      const { page } = await app.newVisitor({ viewport });
      await openAs(page, 'demo-vesna', '/find');
      await page.locator('[data-first]:focus').waitFor();
      await chooseLanguage(page, language);
      await page.locator('[data-first]').focus();
      const find = new FindPage(page);
      await find.household(1, 0, 1);
      await page.keyboard.press('Enter');
      await find.answered();
      const question = page.locator('.find-asked[data-asked="sons_max_age"]');
      await question.waitFor();
      const hold = (await find.top.locator('[data-action="hold"]').boundingBox())!;
      const bar = (await page.locator('.nav').boundingBox())!;
      expect(hold.y + hold.height).toBeLessThanOrEqual(bar.y);
      if (viewport.width === 390) expect(hold.y).toBeLessThan(400);
      expect(await overflowOf(page)).toBe(0);
      expect(await tooSmall(page)).toEqual([]);
      expect(await axeViolations(page)).toEqual([]);
      // Said once, it is asked no more, and no house depends on it; what is at the top then has the focus.
      await question.getByRole('button').first().press('Enter');
      await question.waitFor({ state: 'detached' });
      await find.answered();
      const top = await find.topId();
      await eventually(
        () => find.focused(),
        (id) => id === top,
      );
      expect(await page.locator('.find-asked[data-asked="sons_max_age"]').count()).toBe(0);
    },
  );

  it.each(['mk', 'en'] as const)(
    'FP-21: in %s on a phone, of five people with four children whom no house takes, the nearest are asked in one press under the thumb',
    async (language) => {
      const { page } = await app.newVisitor({ viewport: { width: 390, height: 844 } });
      await openAs(page, 'demo-vesna', '/find');
      await page.locator('[data-first]:focus').waitFor();
      await chooseLanguage(page, language);
      await page.locator('[data-first]').focus();
      const find = new FindPage(page);
      await find.household(1, 2, 2);
      await page.keyboard.press('Enter');
      await find.answered();
      const nearest = page.locator('.found-nearest button');
      expect((await nearest.boundingBox())!.y).toBeLessThan(400);
      expect(await page.locator('[data-near="ask"]').count()).toBe(5);
      // Each has its number, and who is asked alone is asked alone; everybody is second.
      await page.locator('[data-near="ask"] a[href^="tel:"]').first().waitFor();
      expect(await page.locator('.button-primary').count()).toBe(1);
      expect(await page.locator('[data-ask-all]').textContent()).toMatch(/4 (countries|држави)/);
      expect(await overflowOf(page)).toBe(0);
      expect(await tooSmall(page)).toEqual([]);
      expect(await axeViolations(page)).toEqual([]);
    },
  );

  it('DC-1: on a phone no button moves under the thumb when what is said of calling comes late', async () => {
    const { page } = await app.newVisitor({ viewport: PHONE, locale: 'mk' });
    const late = Promise.withResolvers<void>();
    await page.route(/\/assets\/(was-full|call-numbers)|\/api\/duty-contacts/, async (route) => {
      await late.promise;
      await route.continue();
    });
    await openAs(page, 'demo-vesna', '/find');
    await page.locator('[data-first]:focus').waitFor();
    const find = new FindPage(page);
    await find.household(1, 1, 1);
    await page.keyboard.press('Enter');
    await find.answered();
    const buttons = () =>
      page
        .locator('.found [data-action]')
        .evaluateAll((all) => all.map((button) => Math.round(button.getBoundingClientRect().y)));
    const before = await buttons();
    late.resolve();
    await page.locator('[data-was-full]').first().waitFor();
    await page.locator('.found a[href^="tel:"]').first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await buttons()).toEqual(before);
  });

  it('by the keyboard alone, on a phone, in Macedonian: signed in, typed, held, and in Tonight', async () => {
    const { page } = await app.newVisitor({ viewport: PHONE, locale: 'mk' });
    await page.goto('/');
    await page.getByRole('button', { name: /Mimoza Ç\./ }).waitFor();
    await tabTo(page, 'Mimoza Ç.');
    await page.keyboard.press('Enter');
    await page.locator('.row[data-shelter]').first().waitFor();

    const find = await new FindPage(page).open();
    await find.household(1, 1, 1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    // Nobody holds what they have not seen: the first Enter shows the houses, the second holds in the first of them.
    await page.keyboard.press('Enter');
    await find.answered();
    const top = await find.topId();
    await eventually(
      () => find.focused(),
      (id) => id === top,
    );
    await page.keyboard.press('Enter');
    await find.held.waitFor();

    const words = (await find.held.textContent()) ?? '';
    expect(words).toMatch(/3 места/);
    expect(words).not.toMatch(/hold|places|woman|ends/i);
    expect(await overflowOf(page)).toBe(0);
    expect(await tooSmall(page)).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);

    await tabTo(page, 'На пат');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Во рок од 30 мин' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await find.held.getByText(/Се очекуваат|очекува/).waitFor();
    await tabTo(page, /^ ?Ноќва/);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/tonight');
    await page.locator('main').getByText(/House/).first().waitFor();
    expect(page.url()).toMatch(/\/tonight$/);
    expect(app.pageErrors()).toEqual([]);
  });

  it('a room that somebody else has just held is gone from the open list, and the next house is at the top', async () => {
    const elsewhere = await app.client('hotline');
    const family = { women: 1, girls: 1, boys: 0 };
    const shelterId = await leaveOneRoom(elsewhere, family);
    const { visitor } = await app.boardOf('abroad', { polls: false });
    const find = await new FindPage(visitor.page).open();
    await find.household(1, 1, 0);
    await find.answered();
    const row = visitor.page.locator(`[data-group="takesIf"] [data-shelter="${shelterId}"]`);
    await row.waitFor();
    expect(await axeViolations(visitor.page)).toEqual([]);
    await elsewhere.command(shelterId, 'hold-beds', { party: family });
    await row.waitFor({ state: 'detached' });
  });

  it('a request is opened with one key, answered by a house, and accepted by holding its beds', async () => {
    const { visitor } = await app.boardOf('hotline', { polls: false });
    const { page } = visitor;
    const find = await new FindPage(page).open();
    await find.household(1, 0, 0);
    await find.answered();
    await page.keyboard.press('r');
    const card = page.locator('.request-card');
    await card.waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const requestId = (await card.getByRole('link', { name: 'Open the request' }).getAttribute('href'))!
      .split('/')
      .at(-1)!;

    const manager = await app.client('manager');
    const own = new Set((await manager.board()).rows.filter((row) => row.view === 'exact').map((row) => row.shelterId));
    await card.locator('[data-shelter]').first().waitFor();
    const asked = await card
      .locator('[data-shelter]')
      .evaluateAll((all) => all.map((e) => e.getAttribute('data-shelter') ?? ''));
    const answering = await findFor(manager, { adults: 1, children: 0 });
    const shelterId = [...answering.takes.shelters, ...answering.takesIf.shelters]
      .map((one) => one.shelterId)
      .find((id) => own.has(id) && asked.includes(id));
    expect(shelterId).toBeDefined();
    const answered = await manager.ask(`/api/requests/${requestId}/respond`, { shelterId, answer: 'yes' });
    expect(answered.status).toBe(200);
    const answer = card.locator(`[data-shelter="${shelterId}"][data-answer="yes"]`);
    await answer.getByRole('button').press('Enter');
    await find.held.waitFor();
    const request = await eventually(
      async () => JSON.parse((await manager.ask(`/api/requests/${requestId}`)).text) as { situation?: string },
      ({ situation }) => situation === 'promised',
    );
    expect(request).toMatchObject({ situation: 'promised', place: { shelterId } });
    expect(app.pageErrors()).toEqual([]);
  });

  it('FP-15: "back" returns to the houses as they were, and from them to the form; countries are boxes that a key ticks', async () => {
    const { page } = await app.newVisitor({ viewport: PHONE });
    await openAs(page, 'demo-ana', '/find');
    await page.locator('[data-first]:focus').waitFor();
    const find = new FindPage(page);
    await find.household(2, 2, 0);
    const serbia = page.getByRole('checkbox', { name: 'Serbia', exact: true });
    await serbia.focus();
    await page.keyboard.press('Space');
    expect(await serbia.isChecked()).toBe(true);
    await page.locator('.find-show button').focus();
    await page.keyboard.press('Enter');
    await find.answered();
    expect(await page.locator('.find-summary').textContent()).toContain('Serbia');
    await page.locator('[data-group="cannot"] h3 button').click();
    await page.locator('[data-reason] button').first().click();
    const link = page.locator('.found-not a').first();
    await link.waitFor();
    const stands = () =>
      page.evaluate(() => ({
        shelters: [...document.querySelectorAll('.found-groups [data-shelter]')].map((r) =>
          r.getAttribute('data-shelter'),
        ),
        open: document.querySelectorAll('.found-groups [aria-expanded="true"]').length,
      }));
    const before = await stands();
    expect(before.shelters.length).toBeGreaterThan(0);
    const shelters = page.locator('.found-where');
    expect(await shelters.filter({ hasText: 'Serbia' }).count()).toBe(await shelters.count());
    await link.click();
    await page.waitForURL('**/place/*');
    await page.goBack();
    // Where it was scrolled to and what was open come back after the houses.
    await eventually(stands, (now) => isDeepStrictEqual(now, before));
    await page.goBack();
    await page.locator('[data-first]').waitFor();
    await page.goForward();
    await page.locator('.found-groups').waitFor();
    expect(await page.evaluate(() => JSON.stringify(history.state))).not.toMatch(/women|girls|RS/);
    expect(app.pageErrors()).toEqual([]);
  });

  it('nothing that was typed is in an address or on the device', async () => {
    const { visitor } = await app.boardOf('hotline');
    const { page } = visitor;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const find = await new FindPage(page).open();
    await find.household(2, 1, 0);
    await page.getByRole('combobox', { name: 'Leaving from' }).fill('Kumanovo');
    await page.keyboard.press('Enter');
    await find.answered();
    const stored = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]),
    );
    expect([page.url(), stored, ...asked].join(' ')).not.toMatch(/kumanovo|women|girls/i);
    await page.reload();
    await page.locator('[data-first]').getByText('1', { exact: true }).waitFor();
  });
});
