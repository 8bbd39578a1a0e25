import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Double, startDouble } from '@safe-haven/event-store-double';
import type { Browser, Page } from 'playwright-core';
import { PEOPLE } from './given/app.ts';
import { BoardPage } from './given/board-page.ts';
import { startBrowser, visitor } from './given/browser.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { Replica } from './given/replica.ts';
import { expectWithin } from './given/within.ts';

/** What is promised to people: a screen whose board can't change says so within this. */
const WITHIN_MS = 6_000;

describeInBrowser('a log that falls silent without a word', () => {
  let double: Double;
  let program: Replica;
  let browser: Browser;
  const dataDir = mkdtempSync(join(tmpdir(), 'haven-silent-'));

  beforeAll(async () => {
    double = await startDouble();
    program = await Replica.start(double.connectionString, dataDir);
    browser = await startBrowser('absent');
  });
  afterAll(async () => {
    await browser?.close();
    double?.thaw();
    await program?.end('SIGTERM');
    double?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('LG-1: the board stays, says that it is delayed within 6 s, and so does a page that is opened meanwhile', async () => {
    const { page } = await visitor(browser, program.url);
    const board = await new BoardPage(page).signIn(PEOPLE.coordinator.name);
    await shows(page, 'live');
    const rows = await board.rows();

    const frozenAt = performance.now();
    double.freeze();
    await shows(page, 'delayed');
    const shownAt = performance.now();
    process.stderr.write(
      `LG-1 (protocol double): a frozen log, Delayed on the screen after ${((shownAt - frozenAt) / 1_000).toFixed(1)} s\n`,
    );
    await expectWithin(WITHIN_MS, frozenAt, Promise.resolve(shownAt));
    expect(await board.rows()).toEqual(rows);

    await page.reload();
    await board.ready();
    await shows(page, 'delayed');
    expect(await board.rows()).toEqual(rows);

    double.thaw();
    await shows(page, 'live');
  });
});

const shows = (page: Page, state: 'live' | 'delayed') => page.locator(`[data-live="${state}"]`).first().waitFor();
