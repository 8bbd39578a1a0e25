import { randomUUID } from 'node:crypto';
import { WITH_SERVICE_WORKER } from '../given/browser.ts';
import { clientOf } from '../given/client.ts';
import { FindPage } from '../given/find-page.ts';

/** An invented address; the letters around it say so to everybody who sees the picture. */
const ADDRESS = 'Example street 12, an invented place';
/** A house that its manager has begun to set up. */
const DRAFT = {
  ...{ name: 'House Bagrem', organisation: 'Atina', country: 'RS', area: { id: 'rs-nis' } },
  ...{ timezone: 'Europe/Belgrade', mode: 'kept', kind: 'emergency' },
};
/** One that has all it needs, and waits for a second person. */
const WAITING = {
  ...{ ...DRAFT, name: 'House Jorgovan', area: { id: 'rs-novi-sad' } },
  rooms: [1, 2, 3].map((room) => ({
    label: String(room),
    privacy: 'household',
    beds: ['A', 'B'].map((letter) => ({ label: `${room}${letter}`, kind: 'adult' })),
  })),
};
/** Houses of three organisations that are asked, in the order in which they are to be read. */
const ASKED = ['bukva', 'vrba', 'ulliri'];

/**
 * What a picture shows: its name, who of the demo sees it (null: nobody has signed in), where, and what they did there
 * before; `after` takes back what would change the next picture. Both are given the page, and the id of a request that
 * waits for answers. `context`: what their browser may do that the others' may not.
 */
export const SCENES = [
  { name: 'sign-in', person: null, path: '/', act: (page) => page.getByRole('button', { name: /Jelena/ }).waitFor() },
  { name: 'practice', person: null, path: '/practice' },
  { name: 'board', person: 'demo-jelena', path: '/', act: aRow },
  { name: 'board-of-hotline', person: 'demo-vesna', path: '/', act: aRow },
  { name: 'map', person: 'demo-jelena', path: '/map', act: (page) => page.locator('.board-map').waitFor() },
  { name: 'house', person: 'demo-marija', path: '/place/lipa', act: theShelter },
  { name: 'discharge', person: 'demo-marija', path: '/place/javor', act: discharging },
  { name: 'house-of-others', person: 'demo-vesna', path: '/place/vrba', act: theShelter },
  { name: 'find', person: 'demo-vesna', path: '/find', act: findFamily },
  { name: 'find-held', person: 'demo-vesna', path: '/find', act: holdFamily, after: release },
  { name: 'reveal', person: 'demo-vesna', path: '/place/lipa', act: reveal },
  { name: 'request', person: 'demo-jelena', path: (requestId) => `/requests/${requestId}`, act: answers },
  { name: 'tonight', person: 'demo-jelena', path: '/tonight', act: theNight },
  { name: 'duty', person: 'demo-jelena', path: '/duty' },
  { name: 'handover', person: 'demo-dragana', path: '/handover', act: theAccount },
  { name: 'task', person: 'demo-arta', path: '/tonight', act: sayWhyNot },
  { name: 'transfer', person: 'demo-jelena', path: '/transfers', act: firstTransfer },
  { name: 'offline', person: 'demo-marija', path: '/place/javor', act: withoutLine, context: WITH_SERVICE_WORKER },
  { name: 'more', person: 'demo-jelena', path: '/', act: openMore },
  { name: 'operations', person: 'demo-jelena', path: '/operations' },
  { name: 'surges', person: 'demo-azra', path: '/surges' },
  { name: 'trends', person: 'demo-dragana', path: '/trends' },
  { name: 'figures', person: 'demo-dragana', path: '/trends', act: theFigures },
  { name: 'report', person: 'demo-dragana', path: '/exchange/report', act: theQuarter },
  { name: 'replay', person: 'demo-jelena', path: '/replay', act: oneChangeBack },
  { name: 'import', person: 'demo-dragana', path: '/exchange/import' },
  { name: 'exchange', person: 'demo-dragana', path: '/exchange' },
  { name: 'webhooks', person: 'demo-dragana', path: '/exchange/webhooks' },
  { name: 'set-up', person: 'demo-dragana', path: '/setup/draft', act: theRooms },
  { name: 'account', person: 'demo-jelena', path: '/account' },
  { name: 'people', person: 'demo-teuta', path: '/people' },
  { name: 'system', person: 'demo-teuta', path: '/system' },
  { name: 'organisations', person: 'demo-teuta', path: '/people', act: addOrganisation },
  { name: 'second-person', person: 'demo-teuta', path: '/people', act: whoWaits },
  { name: 'moved-house', person: 'demo-dragana', path: '/setup/javor', act: theChange },
  { name: 'second-person-moves', person: 'demo-teuta', path: '/people', act: theChange },
  { name: 'audit', person: 'demo-slavica', path: '/audit' },
  { name: 'notices', person: 'demo-dragana', path: '/notices' },
];

/** Lets an address be on record and a request have two answers, by the public API alone; resolves with the request's id. */
export async function setTheScene(url) {
  const as = (person) => clientOf(url, person);
  const [manager, jelena, elena, amra] = await Promise.all(
    ['demo-dragana', 'demo-jelena', 'demo-elena', 'demo-amra'].map(as),
  );
  await must(jelena, '/api/handover/begin-shift', {});
  await must(manager, '/api/me/step-up', { demo: true });
  await must(manager, '/api/shelters/lipa/record-address', { address: ADDRESS });
  await must(manager, '/api/shelters/draft/register', DRAFT);
  await must(manager, '/api/shelters/waiting/register', WAITING);
  await must(manager, '/api/shelters/javor/change-profile', {
    name: 'House Javor by the river',
    area: { id: 'rs-nis' },
  });
  const request = `/api/requests/${randomUUID()}`;
  const party = { women: 1, girls: 1, boys: 1, sonsOldest: '7-11' };
  const criteria = { needs: { languages: ['sr'], medication: true }, from: 'rs-nis' };
  await must(jelena, `${request}/open`, { party, criteria, urgency: 'tonight' });
  await must(jelena, `${request}/broadcast`, { shelters: ASKED, respondBy: inMinutes(30) });
  await must(elena, `${request}/respond`, { shelterId: 'bukva', answer: 'yes' });
  await must(amra, `${request}/respond`, { shelterId: 'vrba', answer: 'yes_if', codes: ['official_referral'] });
  await aNight(jelena);
  return request.split('/').at(-1);
}

/** What happens in a shift, which is then handed over. */
async function aNight(jelena) {
  await must(jelena, '/api/shelters/lipa/admit-party', { party: { women: 1, girls: 1 }, anotherParty: true });
  await must(jelena, '/api/shelters/javor/pause-intake', { reason: 'no_staff', until: inMinutes(300) });
  await must(jelena, '/api/shelters/javor/resume-intake', {});
  const { shift, account } = JSON.parse((await jelena.ask('/api/handover')).text);
  await must(jelena, '/api/handover/hand-over', { shiftId: shift.shiftId, position: account.to.position });
}

async function theAccount(page) {
  await page.locator('[data-duty="handed_over"]').waitFor();
  await page.locator('.handover-row .call').first().waitFor();
}

/** Three rooms in the table, which are not added yet. */
async function theRooms(page) {
  await page.getByRole('button', { name: 'Put 3 rooms in the table' }).click();
}

async function theQuarter(page) {
  await page.locator('.report-bar').first().waitFor();
}

async function addOrganisation(page) {
  await press(page, 'Add an organisation');
  await page.getByRole('textbox', { name: 'Name' }).last().fill('Sigurna kuća Bijeljina');
}

async function whoWaits(page) {
  await page.locator('[data-draft="waiting"]').scrollIntoViewIfNeeded();
}

/** Another name and area of a house, which wait for a second person. */
async function theChange(page) {
  await page.locator('.proposed-change').scrollIntoViewIfNeeded();
}

const inMinutes = (minutes) => new Date(Date.now() + minutes * 60_000).toISOString();

async function must(client, path, body) {
  const { status, text } = await client.ask(path, body);
  if (status >= 300) throw new Error(`${path}: ${status} ${text}`);
}

const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click();

async function aRow(page) {
  await page.locator('.row[data-shelter]').first().waitFor();
}

async function theShelter(page) {
  await page.locator('article.shelter').waitFor();
}

async function theNight(page) {
  await page.locator('.tonight-group').first().waitFor();
}

async function discharging(page) {
  await press(page, 'Discharge');
  await page.getByRole('radio', { name: 'own home' }).waitFor({ state: 'attached' });
}

/** A mother with a girl, a boy of ten and a baby: three beds and a cot in one house. */
async function findFamily(page) {
  const find = new FindPage(page);
  await page.locator('[data-first]').focus();
  await find.household(1, 1, 1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('1');
  await page.getByText('7\u2060–\u206011', { exact: true }).click();
  const show = page.locator('.find-show button');
  if (await show.isVisible()) await show.click();
  await find.answered();
  await page.locator('.find-side').evaluate((side) => side.scrollTo(0, 0));
  return find;
}

async function holdFamily(page) {
  const find = await findFamily(page);
  // The first house that lets them hold at once: one that wants to be asked first may be above it.
  await page.getByRole('button', { name: /^Hold/ }).first().click();
  await find.held.waitFor();
  // Its parts come after the hold: where they are sent, or that it takes a second factor.
  await page.locator('.send-to-card :is(.send-to-point, .field-hint)').first().waitFor();
}

/** The next picture finds the same beds free. */
async function release(page) {
  await press(page, 'Release');
  await press(page, 'held by mistake');
  await page.locator('.find .hold').waitFor({ state: 'detached' });
}

async function reveal(page) {
  await press(page, 'Show the address');
  await page.getByRole('radio', { name: 'For a visit that was agreed' }).check({ force: true });
  await press(page, 'Show it for a minute');
  const address = page.getByText(ADDRESS);
  const factor = page.getByRole('button', { name: 'Demo: go on with one tap' });
  await address.or(factor).first().waitFor();
  if (await factor.isVisible()) await factor.click();
  await address.waitFor();
}

/** The numbers come by a read of their own, after the answers. */
async function answers(page) {
  await page.locator('[data-answer="yes"]').waitFor();
  await page.locator('main a[href^="tel:"]').first().waitFor();
}

async function sayWhyNot(page, requestId) {
  await page.locator(`[data-task="${requestId}:ulliri"] [data-opens$=" no"]`).click();
}

async function firstTransfer(page) {
  await page.locator('main a[href^="/transfers/"]').first().click();
  await page.locator('main dl').first().waitFor();
}

async function withoutLine(page) {
  await theShelter(page);
  await page.waitForLoadState('networkidle');
  await page.locator('.place-actions').first().waitFor();
  // By then the parts that are seen without a line are on the device.
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  await page
    .getByText(/^Offline since/)
    .first()
    .waitFor();
  await press(page, 'Still correct');
  await page.getByText('will be sent').first().waitFor();
}

async function openMore(page) {
  await page.keyboard.press('?');
  // On a phone it is there and not shown: it has no keys.
  await page.locator('.more-inside .shortcuts').waitFor({ state: 'attached' });
}

/** A moment at which something had changed. */
async function oneChangeBack(page) {
  await page.getByRole('button', { name: 'Previous change' }).click();
  await page.locator('main[aria-busy="false"] [aria-current="time"]').waitFor();
}

/** The card of the figures at the top of the screen. */
async function theFigures(page) {
  const card = page.getByRole('region', { name: 'People, holds and requests' });
  await card.getByRole('img').waitFor();
  // Its top stays clear of the bar of the screen.
  await card.evaluate((element) =>
    globalThis.scrollTo(0, element.getBoundingClientRect().top + globalThis.scrollY - 72),
  );
}
