import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { App } from './given/app.ts';
import { PHONE } from './given/browser.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { layoutFaults } from './given/layout.ts';

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

  it('DC-5 DC-6: that its number reaches nobody is one tap on a phone, its manager has a notice and says that it is right', async () => {
    const phone = { viewport: PHONE, hasTouch: true, isMobile: true };
    const caller = (await app.openAs('hotline', '/place/lipa', phone)).page;
    await caller.getByRole('button', { name: /^It reaches nobody: report it/ }).waitFor();
    expect(await layoutFaults(caller)).toEqual([]);
    await caller.getByRole('button', { name: /^It reaches nobody: report it/ }).click();
    await caller.getByText(/ reaches nobody\. Reported on /).waitFor();
    expect(await layoutFaults(caller)).toEqual([]);
    const manager = (await app.openAs('manager', '/notices', phone)).page;
    await manager.getByRole('link', { name: 'Change it, or say that it is right.' }).click();
    await manager.getByText(/ reaches nobody\. Reported on /).waitFor();
    expect(await layoutFaults(manager)).toEqual([]);
    await manager.getByRole('button', { name: 'The number is right' }).click();
    await manager.getByText(/ reaches nobody\. Reported on /).waitFor({ state: 'detached' });
    expect(app.pageErrors()).toEqual([]);
  });
});
