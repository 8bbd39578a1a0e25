import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@safe-haven/jest-preset/waiting';
import type { Page } from 'playwright-core';
import { App, PEOPLE } from './given/app.ts';
import { PHONE } from './given/browser.ts';
import { holdIn } from './given/client.ts';
import { FindPage } from './given/find-page.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { lostFocus, watchLostFocus } from './given/lost-focus.ts';
import { goInside, openAs } from './given/open-as.ts';

describeInBrowser('what is read aloud', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open();
  });
  afterEach(() => app.everybodyLeaves());
  afterAll(() => app.close());

  it('AL-1: after signing in, and on each next screen, the heading has the focus and the tab its name', async () => {
    const { page } = await app.newVisitor();
    await page.goto('/');
    await page.getByRole('button', { name: new RegExp(PEOPLE.coordinator.name) }).waitFor();
    expect(await page.title()).toBe('Sign in');
    await page.getByRole('button', { name: new RegExp(PEOPLE.coordinator.name) }).press('Enter');
    await headingHasFocus(page, 'Board');
    for (const [link, tab] of [
      ['Tonight', 'Tonight'],
      ['Handover', 'Handover'],
      ['Trends', 'Trends'],
    ] as const) {
      await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: link }).press('Enter');
      await headingHasFocus(page, tab);
    }
    // Where a screen has a place for the first word that is typed, that has it.
    await page.getByRole('link', { name: /^Find a place/ }).press('Enter');
    await page.locator('[data-first]:focus').waitFor();
    expect([await page.title(), app.pageErrors()]).toEqual(['Find', []]);
  });

  it.each([
    ['/tonight', '.tonight-group', ['…', 'Tonight']],
    ['/handover', '.handover-duty', ['…', 'Handover']],
    ['/', '.row[data-shelter]', ['…', 'Board']],
  ])('AL-1: %s is called by no other name while it loads', async (path, there, names) => {
    const { page } = await app.newVisitor();
    await page.addInitScript(() => {
      const titles: string[] = [];
      const note = () => {
        if (document.title !== '' && document.title !== titles.at(-1)) titles.push(document.title);
      };
      new MutationObserver(note).observe(document, { childList: true, subtree: true, characterData: true });
      Object.assign(globalThis, { titles });
    });
    // As on a weak line: the part of the program with the screen comes later.
    await page.route(/\/assets\/routes-.*\.js$/, async (route) => {
      if (path !== '/') await page.waitForFunction((name) => document.title === name, names[1]);
      await route.continue();
    });
    await openAs(page, PEOPLE.coordinator.person, path);
    await page.locator(there).first().waitFor();
    expect(await page.evaluate(() => (globalThis as unknown as { titles: string[] }).titles)).toEqual(names);
  });

  it('AL-1: the first stop of Tab goes past the bar, on every screen', async () => {
    const { page } = await app.openAs('coordinator', '/tonight');
    await page.locator('.tonight-group').first().waitFor();
    await page.keyboard.press('Tab');
    await page.getByRole('link', { name: 'Skip to the content' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await headingHasFocus(page, 'Tonight');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  it('AL-1: in the colours of the system the current screen has an edge, and it alone', async () => {
    const { page } = await app.openAs('coordinator', '/tonight', { forcedColors: 'active' });
    const edges = await page.locator('nav.nav a').evaluateAll((links) =>
      links.map((link) => {
        const { borderBottomColor: edge, color } = getComputedStyle(link);
        return { here: link.hasAttribute('aria-current'), look: `${edge} ${color}` };
      }),
    );
    const [here] = edges.filter((link) => link.here);
    expect(edges.filter(({ look }) => look === here?.look)).toEqual([here]);
  });

  it('AL-3: on a phone, and four times as large, nothing that has the focus is wholly under a bar', async () => {
    for (const viewport of [PHONE, { width: 320, height: 256 }]) {
      const { page, context } = await app.openAs('coordinator', '/tonight', { viewport });
      for (const [path, there] of [
        ['/tonight', '.tonight-group'],
        ['/handover', '.handover-duty'],
        ['/replay', '.replay-time'],
      ] as const) {
        await goInside(page, path);
        await page.locator(there).first().waitFor();
        await page.waitForLoadState('networkidle');
        const { stops, hidden } = await hiddenByBars(page);
        expect([path, viewport.width, hidden]).toEqual([path, viewport.width, []]);
        expect(stops).toBeGreaterThan(5);
      }
      await context.close();
    }
  });

  it('AL-2: a hold’s last quarter of an hour, its last five minutes and its end are said on another screen', async () => {
    const [hotline, manager] = await Promise.all([app.client('hotline'), app.client('manager')]);
    await manager.command('lipa', 'change-hold-policy', { minutes: 16 });
    const { page } = await app.openAs('hotline', '/', {}, (empty) => empty.clock.install());
    const spoken = await announcer(page, 'holds');
    const bodies: string[] = [];
    page.on('response', async (answer) => {
      if (answer.url().endsWith('/api/tonight')) bodies.push(await answer.text().catch(() => ''));
    });
    const { events } = await hotline.command('lipa', 'hold-beds', { party: { adults: 1, children: 0 } });
    const holdId = holdIn(events);
    await eventually(
      () => bodies.some((body) => body.includes(holdId)),
      (isRead) => isRead,
    );
    await page.clock.fastForward('01:01');
    await eventually(spoken, (words) => /^House Lipa: the hold ends within 15 minutes, at \d\d:\d\d/.test(words));
    await page.keyboard.press('Shift');
    // Counted from the hold: an answer of the program may have set the page's clock right meanwhile.
    await page.clock.fastForward('11:05');
    await eventually(spoken, (words) => words.startsWith('House Lipa: the hold ends within 5 minutes'));
    await (await app.client('coordinator')).command('lipa', 'admit-party', { holdId });
    await eventually(spoken, (words) => /^House Lipa: They arrived at \d\d:\d\d\.$/.test(words));
    expect(app.pageErrors()).toEqual([]);
  });

  it('AL-9: places that are held from their button have the focus at once, and so has the search after them', async () => {
    const { page } = await app.openAs('hotline', '/find');
    const find = await new FindPage(page).open();
    await find.household(1, 0, 0);
    await find.answered();
    await watchLostFocus(page);
    await page
      .getByRole('button', { name: /^Hold 1 place in / })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await find.held.and(page.locator(':focus')).waitFor();
    await page.locator('[data-opens$=":release"]').focus();
    await page.keyboard.press('Enter');
    await page.locator('.reasons button:focus').waitFor();
    expect(await lostFocus(page)).toEqual([]);
  });

  it('AL-2: that the connection is back is said', async () => {
    const { page } = await app.openAs('coordinator', '/');
    const spoken = await announcer(page, 'line');
    await app.server.kill();
    await page.locator('.offline-notice').waitFor();
    expect(await spoken()).toBe('');
    await app.server.start();
    await eventually(spoken, (words) => /^The connection is back since \d\d:\d\d\./.test(words));
  });
});

/** Goes by Tab through what a screen has to press, and names what got the focus without being seen. */
async function hiddenByBars(page: Page): Promise<{ stops: number; hidden: string[] }> {
  const hidden: string[] = [];
  let stops = 0;
  await page.evaluate(noteWhatIsSeen);
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      if (at === null || at === document.body || at.closest('main') === null) return null;
      // A field of a date has several stops.
      if (at.getAttribute('data-stopped') === 'last') return 'inside';
      if (at.hasAttribute('data-stopped')) return 'again';
      for (const before of document.querySelectorAll('[data-stopped]')) before.setAttribute('data-stopped', 'before');
      at.setAttribute('data-stopped', 'last');
      return at.textContent?.slice(0, 40) ?? '';
    });
    if (stop === 'inside' || (stop === null && stops === 0)) continue;
    if (stop === null || stop === 'again') return { stops, hidden };
    stops += 1;
    if ((await page.locator('[data-stopped="last"][data-seen]').getAttribute('data-seen')) === 'no') hidden.push(stop);
  }
}

/**
 * Notes on each element, in the frame after it gets the focus, whether it is seen: what loads above may push it under
 * a bar a moment later, as it pushes any text.
 */
function noteWhatIsSeen(): void {
  addEventListener('focusin', ({ target }) => {
    requestAnimationFrame(() => {
      const at = target as Element;
      const box = at.getBoundingClientRect();
      const isSeen = [0.1, 0.5, 0.9].some((down) =>
        [0.1, 0.5, 0.9].some((across) => {
          const there = document.elementFromPoint(box.left + box.width * across, box.top + box.height * down);
          return at.contains(there) || there?.contains(at);
        }),
      );
      // What only a screen reader meets is seen by nobody.
      const isDrawn = box.width > 2 && box.height > 2;
      at.setAttribute('data-seen', isSeen || !isDrawn ? 'yes' : 'no');
    });
  });
}

/** The heading of a screen with this tab is where the keys are. */
async function headingHasFocus(page: Page, tab: string): Promise<void> {
  await page.locator('main h1:focus').waitFor({ state: 'attached' });
  expect(await page.title()).toBe(tab);
}

/** What a live region says, once it is there: it is loaded after all that is seen. */
async function announcer(page: Page, of: string): Promise<() => Promise<string>> {
  const region = page.locator(`[data-announcer="${of}"]`);
  await region.waitFor({ state: 'attached' });
  return async () => (await region.textContent()) ?? '';
}
