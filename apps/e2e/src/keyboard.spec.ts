import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@safe-haven/jest-preset/waiting';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { PHONE } from './given/browser.ts';
import { type Client, holdIn } from './given/client.ts';
import { tabTo } from './given/find-page.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { clockSlowerBy } from './given/program-clock.ts';

describeInBrowser('a house is kept by the keyboard alone', () => {
  let app: App;
  beforeAll(async () => {
    // What is done by keys here a slow machine does not do within the half minute of an undo.
    app = await App.open(clockSlowerBy(60));
  });
  afterEach(() => app.everybodyLeaves());
  afterAll(() => app.close());

  /** Somebody signed in by keys, on the screen of a house that they looked for by keys, with a hold of one woman there. */
  async function given(options: object): Promise<{ page: Page; holdId: string }> {
    const coordinator = await app.client('coordinator');
    const { events } = await coordinator.command('javor', 'hold-beds', { party: { adults: 1, children: 0 } });
    const holdId = holdIn(events);
    const { page } = await app.newVisitor(options);
    await page.goto('/');
    await page.getByRole('button', { name: /Jelena P\./ }).waitFor();
    await tabTo(page, 'Jelena P.');
    await page.keyboard.press('Enter');
    await page.locator('.row[data-shelter]').first().waitFor();
    await tabUntil(page, 'input[type="search"]');
    await page.keyboard.type('Javor');
    await page.locator('.row[data-shelter="lipa"]').waitFor({ state: 'detached' });
    await tabTo(page, 'House Javor');
    await page.keyboard.press('Enter');
    await page.locator(`article.shelter [data-hold="${holdId}"]`).waitFor();
    return { page, holdId };
  }

  it.each([
    ['a desktop', {}],
    ['a phone with keys', { viewport: PHONE }],
  ])('on %s: a held party is admitted, that is undone, they are admitted again and discharged', async (_, options) => {
    const { page, holdId } = await given(options);
    const hold = page.locator(`article.shelter [data-hold="${holdId}"]`);
    await tabInto(page, `[data-hold="${holdId}"]`, 'Admit');
    await page.keyboard.press('Enter');
    await page.getByText('They are admitted.').first().waitFor();
    await hold.waitFor({ state: 'detached' });
    await isSomewhere(page);

    await tabTo(page, 'Undo');
    await page.keyboard.press('Enter');
    await hold.waitFor();
    await isSomewhere(page);

    const coordinator = await app.client('coordinator');
    const before = await staysOf(coordinator);
    await tabInto(page, `[data-hold="${holdId}"]`, 'Admit');
    await page.keyboard.press('Enter');
    await hold.waitFor({ state: 'detached' });

    const stay = `[data-stay="${await newStay(coordinator, before)}"]`;
    await tabInto(page, stay, 'Discharge');
    await page.keyboard.press('Enter');
    // The first destination has the focus and is not chosen: that is one's own act.
    await page.locator(`${stay} input[type="radio"]:focus`).waitFor();
    await page.keyboard.press('Space');
    await tabInto(page, stay, 'Discharge');
    await page.keyboard.press('Enter');
    await page.getByText('They are discharged.').first().waitFor();
    await page.locator(stay).waitFor({ state: 'detached' });
    await page.locator('[data-room] h4:focus').waitFor();
    expect(app.pageErrors()).toEqual([]);
  });
});

async function staysOf(coordinator: Client): Promise<readonly string[]> {
  const javor = await coordinator.shelter('javor');
  if (javor.view !== 'exact') throw new Error('The coordinator sees her own house exactly.');
  return javor.stays.map(({ stayId }) => stayId);
}

/** Who has come to the house since. */
async function newStay(coordinator: Client, before: readonly string[]): Promise<string> {
  const fresh = async () => (await staysOf(coordinator)).filter((stayId) => !before.includes(stayId));
  const [stayId] = await eventually(fresh, (stays) => stays.length > 0);
  return stayId!;
}

/** Goes on by Tab until the focus is on such a control; where it is already, it stays. */
async function tabUntil(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 120; i++) {
    if (await page.evaluate((of) => document.activeElement?.matches(of) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${selector}.`);
}

/** Goes on by Tab until the focus is on the control with these words inside of a part of the page. */
async function tabInto(page: Page, part: string, words: string): Promise<void> {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab');
    const announced = await page.evaluate(
      (of) => (document.activeElement?.closest(of) ? document.activeElement.textContent : null),
      part,
    );
    if (announced?.trim() === words) return;
  }
  throw new Error(`Tab never came to ${words} in ${part}.`);
}

/**
 * The focus did not stay at the top of the page, where somebody who works by keys begins again; it moves with the next
 * drawing.
 */
const isSomewhere = (page: Page): Promise<void> => page.locator('body *:focus').waitFor({ state: 'attached' });
