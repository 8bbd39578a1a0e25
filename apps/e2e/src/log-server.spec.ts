import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Double, startDouble } from '@safe-haven/event-store-double';
import type { Browser, Page } from 'playwright-core';
import { PEOPLE } from './given/app.ts';
import { BoardPage } from './given/board-page.ts';
import { startBrowser, visitor } from './given/browser.ts';
import { clientOf, holdIn } from './given/client.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { LoadBalancer } from './given/load-balancer.ts';
import { Replica } from './given/replica.ts';
import { freeOf } from './given/rows.ts';

const JAVOR = 'javor';
const ONE = { party: { adults: 1, children: 0 } };

/** Programs on the protocol double: what it takes says nothing about a server. The first of them writes the demo there, once for all. */
describeInBrowser('a log on a server of its own', () => {
  let double: Double;
  let browser: Browser;
  let first: Replica;
  const dataDir = mkdtempSync(join(tmpdir(), 'haven-replicas-'));

  beforeAll(async () => {
    double = await startDouble();
    first = await Replica.start(double.connectionString, dataDir);
    browser = await startBrowser('absent');
  });
  afterEach(() => Promise.all((browser?.contexts() ?? []).map((context) => context.close())));
  afterAll(async () => {
    await browser?.close();
    await first?.end('SIGTERM');
    double?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  describe('that falls silent without a word', () => {
    it('LG-1: the board stays, says that it is delayed, and so does a page that is opened meanwhile', async () => {
      const { page } = await visitor(browser, first.url);
      const board = await new BoardPage(page).signIn(PEOPLE.coordinator.name);
      await shows(page, 'live');
      const rows = await board.rows();

      double.freeze();
      try {
        await shows(page, 'delayed');
        expect(await board.rows()).toEqual(rows);

        await page.reload();
        await board.ready();
        await shows(page, 'delayed');
        expect(await board.rows()).toEqual(rows);
      } finally {
        // The other tests go on with the same log.
        double.thaw();
      }
      await shows(page, 'live');
    });
  });

  /** With a load balancer before them, and two browsers. */
  describe('with two programs on it', () => {
    let balancer: LoadBalancer;
    let programs: Replica[];
    beforeAll(async () => {
      programs = [first, await Replica.start(double.connectionString, dataDir)];
      balancer = await LoadBalancer.open(() => programs.map((p) => p.port));
    });
    afterAll(async () => {
      balancer?.close();
      await Promise.all((programs ?? []).map((p) => p?.end('SIGTERM')));
    });

    it('one of them is killed: both browsers come back to the other, and nothing that was acknowledged is lost', async () => {
      const at = async (who: keyof typeof PEOPLE) => {
        const { page } = await visitor(browser, balancer.url);
        return new BoardPage(page).signIn(PEOPLE[who].name);
      };
      const [jelena, dragana] = [await at('coordinator'), await at('manager')];
      const there = await clientOf(programs[1]!.url, PEOPLE.coordinator.person);
      const free = freeOf(await there.board(), JAVOR);

      const seen = [jelena.seesInList(JAVOR, free - 1), dragana.seesInList(JAVOR, free - 1)];
      const { events } = await there.command(JAVOR, 'hold-beds', ONE);
      await Promise.all(seen);

      await programs[0]!.end('SIGKILL');
      const after = [jelena.seesInList(JAVOR, free), dragana.seesInList(JAVOR, free)];
      await there.command(JAVOR, 'release-hold', { holdId: holdIn(events), reason: 'error' });
      await Promise.all(after);
      expect(freeOf(await there.board(), JAVOR)).toBe(free);
      await Promise.all([jelena, dragana].map((b) => shows(b.page, 'live')));
    });

    it('they are replaced one after the other: a browser notices no more than a reconnect', async () => {
      const { page, pageErrors } = await visitor(browser, balancer.url);
      const board = await new BoardPage(page).signIn(PEOPLE.manager.name);
      programs = [await Replica.start(double.connectionString, dataDir), programs[1]!];
      await programs[1]!.end('SIGTERM');
      programs = [programs[0]!, await Replica.start(double.connectionString, dataDir)];
      const client = await clientOf(programs[1]!.url, PEOPLE.coordinator.person);
      const free = freeOf(await client.board(), JAVOR);
      const seen = board.seesInList(JAVOR, free - 1);
      await client.command(JAVOR, 'hold-beds', ONE);
      await seen;
      expect(page.url().startsWith(balancer.url)).toBe(true);
      expect(pageErrors.filter((c) => !/WebSocket|ERR_CONNECTION|Failed to load/.test(c))).toEqual([]);
    });
  });
});

const shows = (page: Page, state: 'live' | 'delayed') => page.locator(`[data-live="${state}"]`).first().waitFor();
