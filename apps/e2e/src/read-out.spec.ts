import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@safe-haven/jest-preset/waiting';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { PHONE } from './given/browser.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { lostFocus, watchLostFocus } from './given/lost-focus.ts';
import { OperationPage } from './given/operation-page.ts';
import { announcements, firstMissing, listen, readOut } from './given/read-out.ts';

describeInBrowser('the night is read out from the accessibility tree', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open();
  });
  afterEach(() => app.everybodyLeaves());
  afterAll(() => app.close());

  /** Presses what has this name, by a key. */
  const press = (page: Page, name: string | RegExp) =>
    page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) }).press('Enter');
  const focusIs = (page: Page, wanted: string | RegExp) =>
    eventually(
      async () => (await readOut(page)).focus ?? '',
      (focus) => (typeof wanted === 'string' ? focus === wanted : wanted.test(focus)),
    );
  const says = (page: Page, ...order: readonly RegExp[]) =>
    eventually(
      () => announcements(page),
      (all) => firstMissing(all, order) === null,
    );

  it('AL-10: a handover: who begins, hands over, takes over without accepting, and accepts', async () => {
    const { page: night } = await app.openAs('coordinator', '/handover');
    await night.locator('.handover-duty').waitFor();
    const first = await readOut(night);
    expect(first.faults).toEqual([]);
    expect(
      firstMissing(first.lines, [
        'heading 1 "Handover"',
        /^heading 2 "(Overdue|Holds that end|On the way)/,
        /^heading 2 "What changed/,
        'heading 2 "Earlier handovers"',
        'region "Handover"',
        /^"Nobody/,
        'button "Begin my shift"',
      ]),
    ).toBeNull();
    await Promise.all([listen(night), watchLostFocus(night)]);
    await press(night, 'Begin my shift');
    await focusIs(night, 'region "Handover"');
    await says(night, /^You have the duty since/);
    await press(night, 'Hand over');
    await focusIs(night, 'button "Hand over again"');
    await says(night, /^You have the duty since/, /^You handed over at/);

    const { page: day } = await app.openAs('manager', '/handover');
    await day.locator('[data-duty="handed_over"]').waitFor();
    await Promise.all([listen(day), watchLostFocus(day)]);
    await press(day, 'Take over without accepting…');
    await focusIs(day, 'button "they have left already"');
    await day.keyboard.press('Escape');
    await focusIs(day, 'region "Handover"');
    await press(day, 'Accept and take over');
    await focusIs(day, 'region "Handover"');
    await says(day, /^You have the duty since/);
    await says(night, /^You handed over at/, /^Dragana I\. has the duty since/);
    expect([await lostFocus(night), await lostFocus(day), (await readOut(day)).faults]).toEqual([[], [], []]);
    expect(app.pageErrors()).toEqual([]);
  });

  it('AL-10: an operation: it is started, parties are typed, changed, held, confirmed and given a ride', async () => {
    const { page } = await app.openAs('coordinator', '/operations');
    const desk = new OperationPage(page);
    await press(page, 'Start an operation');
    await focusIs(page, /^(textbox|spinbutton) "About how many people/);
    await page.keyboard.type('6');
    await page.getByLabel('They leave from').selectOption('rs-nis');
    await press(page, 'Start');
    await focusIs(page, /^heading 1 "Operation near Niš/);
    await desk.field.waitFor();
    await Promise.all([listen(page), watchLostFocus(page)]);

    await desk.field.focus();
    await page.keyboard.type('1w 1g sq');
    await says(page, /^Party 1: 1 woman and 1 girl · Albanian/);
    await page.keyboard.press('Enter');
    await says(page, /^Party 1: 1 woman and 1 girl · Albanian/, /^2 met of about 6/);
    await desk.add('1w sr');
    await focusIs(page, 'textbox "Add a party in one line"');
    await desk.planned();

    const planned = await readOut(page);
    expect(planned.faults).toEqual([]);
    expect(
      firstMissing(planned.lines, [
        /^heading 1 "Operation near Niš/,
        'region "Who"',
        'heading 2 "Parties"',
        'textbox "Add a party in one line"',
        /^button "1 1 woman and 1 girl/,
        'region "Where"',
        /^heading 2 "Planned/,
        /^heading 3 "House /,
        /^combobox "Another house for party \d"/,
        /^button "Lock party \d to this house"/,
        'region "Hold"',
        /^button "Hold 3 places in \d houses?"/,
      ]),
    ).toBeNull();

    await press(page, /^1 1 woman and 1 girl/);
    await press(page, 'Change');
    await focusIs(page, 'textbox "Change party 1"');
    await page.keyboard.press('Escape');
    await focusIs(page, 'button "Change"');

    await press(page, /^Hold 3 places in/);
    await focusIs(page, 'region "Hold"');
    await says(page, /^Asking the houses/, /^3 of 3 have a place held/);
    await desk.nothingIsAsked();
    await page.keyboard.press('Tab');
    await focusIs(page, 'button "Confirm 3 places"');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Confirm 3 places' }).waitFor({ state: 'detached' });
    await focusIs(page, 'region "Hold"');
    await page.getByRole('button', { name: 'Plan the ride' }).first().press('Enter');
    await focusIs(page, /^(checkbox|radio) /);
    await press(page, 'Save the ride');
    await page.locator('[data-ride="1"]').waitFor();
    await focusIs(page, /^(region "Hold"|button "Plan the ride")/);
    expect([await lostFocus(page), (await readOut(page)).faults, app.pageErrors()]).toEqual([[], [], []]);
  });

  it('AL-10: an operation on a phone: what is held and confirmed under the thumb keeps the focus there', async () => {
    const { page } = await app.openAs('coordinator', '/operations', { viewport: PHONE });
    const phone = new OperationPage(page);
    await phone.start('4');
    await listen(page);
    await phone.add('1w sr');
    await says(page, /^1 met of about 4/);
    await phone.holdButton.waitFor();
    await watchLostFocus(page);
    await phone.holdButton.press('Enter');
    await focusIs(page, 'region "Hold"');
    await says(page, /^1 met of about 4/, /^Asking the houses/, /^1 of 1 (has|have) a place held/);
    await phone.nothingIsAsked();
    expect([await lostFocus(page), (await readOut(page)).faults, app.pageErrors()]).toEqual([[], [], []]);
  });
});
