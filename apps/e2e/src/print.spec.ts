import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@safe-haven/jest-preset/waiting';
import type { Page } from 'playwright-core';
import { App } from './given/app.ts';
import { describeInBrowser } from './given/in-browser.ts';

/** A sheet of A4 without its margins, px. */
const SHEET = { width: 718, height: 1047 };

describeInBrowser('what is printed', () => {
  let app: App;
  let page: Page;
  beforeAll(async () => {
    app = await App.open();
    const { visitor } = await app.boardOf('coordinator');
    page = visitor.page;
    await page.evaluate(() => localStorage.setItem('theme', 'night'));
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  });
  afterAll(() => app.close());

  const shown = async (path: string, awaited: string, viewport = SHEET) => {
    await page.setViewportSize(viewport);
    await page.goto(path);
    await page.locator(awaited).first().waitFor();
    await page.waitForLoadState('networkidle');
  };
  /** What is wrong on paper once nothing is loading: a part may come after another has been drawn. */
  const faults = () =>
    eventually(
      () => page.evaluate(faultsOnPaper),
      (all) => all.every((fault) => !fault.includes('.skeleton')),
    );
  const pages = async () =>
    (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length;

  it.each([
    ['the board', '/', '.row[data-view="banded"]', SHEET],
    ['the board from a wide window', '/', '.row[data-view="banded"]', { width: 1280, height: 800 }],
    ['the night', '/tonight', '.tonight-row, .hold', SHEET],
    ['a house', '/place/javor', '.room .tile', SHEET],
    ['a house from a wide window', '/place/javor', '.room .tile', { width: 1280, height: 800 }],
  ] as const)('is %s in black on white, whole, and without bars and controls', async (_, path, awaited, viewport) => {
    await shown(path, awaited, viewport);
    expect(await faults()).toEqual([]);
    expect(await page.locator(awaited).first().isVisible()).toBe(true);
  });

  it('is every house of the board, over as many sheets as they need', async () => {
    await shown('/', '.row[data-view="banded"]', { width: 1280, height: 800 });
    expect(await page.locator('.row:visible').count()).toBe(
      (await (await app.client('coordinator')).board()).rows.length,
    );
    expect(await pages()).toBeGreaterThan(1);
  });

  it('is the report of a quarter with its chart, its tables and how the figures are defined, on one or two sheets', async () => {
    await page.request.post('/api/demo/sign-in', { data: { person: 'demo-dragana' } });
    const now = new Date();
    const quarter = `${now.getFullYear()}-Q${Math.floor(now.getMonth() / 3) + 1}`;
    await shown(`/exchange/report?quarter=${quarter}`, '.report-chart .report-bar');
    expect(await faults()).toEqual([]);
    expect(await page.locator('.report h2:visible').allTextContents()).toEqual([
      'Serbia',
      'House by house',
      'People, stays and requests',
      'How the figures are defined',
    ]);
    expect(await page.locator('.report table:visible').count()).toBe(3);
    expect([1, 2]).toContain(await pages());
  });
});

/** Runs in the page: what would be cut off, coloured, dark, or could be pressed. */
function faultsOnPaper(): string[] {
  const seen = [...document.querySelectorAll<HTMLElement>('.app *')].filter((e) => e.checkVisibility());
  const named = (e: Element) => `${e.tagName.toLowerCase()}.${e.className}`;
  const grey = (colour: string) => {
    const [r, g, b, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    return alpha === 0 ? null : r === g && g === b ? (r as number) : -1;
  };
  const isCut = (e: HTMLElement) => {
    const { overflowX, overflowY } = getComputedStyle(e);
    const clips = overflowX !== 'visible' || overflowY !== 'visible';
    return clips && e.clientHeight > 1 && (e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1);
  };
  return [
    ...seen
      .filter((e) => e.matches('.top, nav, .filters, .board-map, button:not(.tile), .button, input, select'))
      .map((e) => `control ${named(e)}`),
    ...seen.filter(isCut).map((e) => `cut ${named(e)}`),
    ...seen.filter((e) => grey(getComputedStyle(e).color) !== 0).map((e) => `colour ${named(e)}`),
    ...seen
      .filter((e) => ![null, 255].includes(grey(getComputedStyle(e).backgroundColor)))
      .map((e) => `ground ${named(e)}`),
    ...(document.documentElement.scrollWidth > innerWidth ? ['wider than the sheet'] : []),
  ];
}
