import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Double, startDouble } from '@safe-haven/event-store-double';
import type { Browser } from 'playwright-core';
import { PEOPLE } from './given/app.ts';
import { BoardPage } from './given/board-page.ts';
import { startBrowser, visitor } from './given/browser.ts';
import { clientOf } from './given/client.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { LoadBalancer } from './given/load-balancer.ts';
import { Replica } from './given/replica.ts';
import { freeOf } from './given/rows.ts';

const JAVOR = 'javor';
const ONE = { party: { adults: 1, children: 0 } };

/** Two programs on the protocol double, a load balancer before them, two browsers. What it takes says nothing about a server. */
describeInBrowser('two programs on one log', () => {
  let double: Double;
  let browser: Browser;
  let balancer: LoadBalancer;
  let programs: Replica[];
  const dataDir = mkdtempSync(join(tmpdir(), 'haven-replicas-'));

  beforeAll(async () => {
    double = await startDouble();
    const first = await Replica.start(double.connectionString, dataDir);
    programs = [first, await Replica.start(double.connectionString, dataDir)];
    balancer = await LoadBalancer.open(() => programs.map((p) => p.port));
    browser = await startBrowser('absent');
  });
  afterAll(async () => {
    await browser?.close();
    balancer?.close();
    await Promise.all((programs ?? []).map((p) => p.end('SIGTERM')));
    double?.stop();
    rmSync(dataDir, { recursive: true, force: true });
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
    await there.command(JAVOR, 'undo', { eventId: events.at(-1)!.eventId! });
    await Promise.all(after);
    expect(freeOf(await there.board(), JAVOR)).toBe(free);
    await Promise.all([jelena, dragana].map((b) => b.page.locator('[data-live="live"]').first().waitFor()));
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
