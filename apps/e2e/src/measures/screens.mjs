import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDouble } from '@safe-haven/event-store-double';
import { App, PEOPLE } from '../given/app.ts';
import { BoardPage } from '../given/board-page.ts';
import { PHONE, visitor, WITH_SERVICE_WORKER } from '../given/browser.ts';
import { holdIn } from '../given/client.ts';
import { FindPage } from '../given/find-page.ts';
import { Replica } from '../given/replica.ts';
import { freeOf } from '../given/rows.ts';
import { slowConnection } from '../given/slow-connection.ts';
import { spread } from './stats.mjs';

const ROUNDS = 5;
const [JAVOR, LIPA, NOVI_SAD] = ['javor', 'lipa', 'rs-novi-sad'];
const ONE = { party: { adults: 1, children: 0 } };
const FAMILY = { women: 1, girls: 1, boys: 0 };

/** What is measured, with the seconds that are promised of it; each brings a time in ms for each of its rounds. */
const MEASURES = [
  // While no house is nearly full: where another one wants to be asked first, nothing is held by one press.
  ['on a weak line and a slow phone, from the address to a hold', 60, night],
  ['a hold, in the list of another screen', 1, (app) => holdSeen(app, (board, free) => board.seesInList(JAVOR, free))],
  ['a hold, on the map of another screen', 1, (app) => holdSeen(app, (board, free) => board.seesOnMap(NOVI_SAD, free))],
  ['an emergency access, as a notice before a manager', 1, noticed],
  ['an account disabled, its open page dark', 1, dark],
  ['a log that falls silent, “delayed” on the screen', 6, delayed],
];

/** How long people wait until their screens show what somebody else has done, and at night until a place is held. */
export async function measureScreens(until) {
  const app = await App.withMap();
  try {
    const lines = [];
    for (const [name, promised, measure] of MEASURES) {
      const times = Date.now() > until ? [] : await measure(app);
      const took =
        times.length === 0 ? 'not measured: the time was up' : spread(times, (ms) => `${(ms / 1000).toFixed(2)} s`);
      lines.push(`| ${name} | ${took} | ${promised} s |`);
      await app.everybodyLeaves();
    }
    return ['| until it is shown, medians (least to most) | took | promised |', '|---|---|---|', ...lines].join('\n');
  } finally {
    await app.close();
  }
}

/** Does something and waits for what follows; the ms between. */
async function timeOf(act, follows) {
  const since = performance.now();
  await act();
  await follows();
  return performance.now() - since;
}

async function rounds(measure) {
  const times = [];
  for (let n = 0; n < ROUNDS; n++) times.push(await measure());
  return times;
}

async function holdSeen(app, seen) {
  const coordinator = await app.client('coordinator');
  const { board } = await app.boardOf('manager');
  await board.mapReady();
  const free = freeOf(await coordinator.board(), JAVOR);
  return rounds(async () => {
    let holdId = '';
    const took = await timeOf(
      async () => {
        holdId = holdIn((await coordinator.command(JAVOR, 'hold-beds', ONE)).events);
      },
      () => seen(board, free - 1),
    );
    await coordinator.command(JAVOR, 'release-hold', { holdId, reason: 'error' });
    await seen(board, free);
    return took;
  });
}

/** Once: who looked in has access for half an hour. */
async function noticed(app) {
  const { page } = await app.openAs('manager');
  const abroad = await app.client('abroad');
  await abroad.ask('/api/me/step-up', { demo: true });
  const took = await timeOf(
    () => abroad.ask(`/api/shelters/${LIPA}/emergency-access`, { reason: 'danger_to_life' }),
    () => page.locator('.app-notice').waitFor(),
  );
  return [took];
}

async function dark(app) {
  const administrator = await app.client('administrator');
  const { person } = PEOPLE.coordinator;
  return rounds(async () => {
    const { visitor } = await app.boardOf('coordinator', { viewport: PHONE });
    await administrator.ask('/api/me/step-up', { demo: true });
    const took = await timeOf(
      () => administrator.ask(`/api/people/${person}/disable`, { reason: 'lost_device' }),
      () => visitor.page.locator('.app').waitFor({ state: 'detached' }),
    );
    await administrator.ask(`/api/people/${person}/enable`, {});
    await visitor.context.close();
    return took;
  });
}

/** On the protocol double: what it takes says nothing about a server. */
async function delayed({ browser }) {
  const dataDir = mkdtempSync(join(tmpdir(), 'haven-measure-'));
  const double = await startDouble();
  const program = await Replica.start(double.connectionString, dataDir);
  try {
    const { page } = await visitor(browser, program.url);
    await new BoardPage(page).signIn(PEOPLE.coordinator.name);
    const shows = (state) => page.locator(`[data-live="${state}"]`).first().waitFor();
    return await rounds(async () => {
      await shows('live');
      const took = await timeOf(
        () => double.freeze(),
        () => shows('delayed'),
      );
      double.thaw();
      return took;
    });
  } finally {
    await program.end('SIGTERM');
    double.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Once, as on the first visit. */
async function night(app) {
  const { page } = await app.newVisitor({ viewport: PHONE, ...WITH_SERVICE_WORKER });
  await slowConnection(page);
  const find = new FindPage(page);
  const took = await timeOf(
    async () => {
      await new BoardPage(page).signIn(PEOPLE.hotline.name);
      await find.open();
      await find.household(FAMILY.women, FAMILY.girls, FAMILY.boys);
      await page.keyboard.press('Enter');
      await find.answered();
      await page.locator('.found[data-top] :focus').waitFor();
      await page.keyboard.press('Enter');
    },
    () => find.held.waitFor(),
  );
  return [took];
}
