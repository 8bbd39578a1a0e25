import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { App } from './given/app.ts';
import { PHONE } from './given/browser.ts';
import { describeInBrowser } from './given/in-browser.ts';

describeInBrowser('a house that somebody called', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open();
  });
  afterAll(() => app.close());

  it('PC-2 PC-4: it was full in one tap on a phone: another hotline reads it on the board, until it is taken back', async () => {
    const caller = (await app.boardOf('hotline', { viewport: PHONE, hasTouch: true, isMobile: true })).board.page;
    const reader = (await app.boardOf('abroad')).board.page;
    const row = reader.locator('[data-shelter="kesten"] .last-call');
    await caller.goto('/place/kesten');
    await caller.locator('[data-was-full="kesten"]').click();
    await row.waitFor();
    expect(await row.textContent()).toMatch(/^Full, by phone \d\d:\d\d \(Hotline\)$/);
    await caller.locator('.call-recorded').getByRole('button', { name: 'Undo' }).click();
    await row.waitFor({ state: 'detached' });
  });
});
