import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { dutyContacts, type Kind, type Place, tokenIssued, WRITTEN_WHERE } from '@safe-haven/contracts';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import type { Page } from 'playwright-core';
import { io } from 'socket.io-client';
import { App, PEOPLE } from './given/app.ts';
import { startProfile } from './given/browser.ts';
import {
  ADDRESS,
  ALLOWED,
  CONTACTS,
  EMAIL,
  LINE,
  LIPA,
  leaked,
  NAME,
  NUMBER,
  POINT,
  READ,
  ROLES,
} from './given/canaries.ts';
import { type Client, clientOf } from './given/client.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { besideProgram, filesUnder, holdsAny, keptBy } from './given/kept-by-browser.ts';

/** The kinds that lie somewhere in the clear, as the table of what is written where says it. */
const inTheClearAt = (place: Place): Kind[] =>
  (Object.keys(WRITTEN_WHERE) as Kind[]).filter((kind) => WRITTEN_WHERE[kind][place] === 'clear');

describeInBrowser('R19 words that are nowhere else', () => {
  let app: App;
  const clients = new Map<string, Client>();
  beforeAll(async () => {
    app = await App.open({ HAVEN_LOG_LEVEL: 'debug' });
    for (const [role, person] of Object.entries(ROLES)) clients.set(role, await clientOf(app.server.url, person));
    const [manager, administrator] = [clients.get('manager')!, clients.get('administrator')!];
    for (const client of [manager, administrator])
      expect((await client.ask('/api/me/step-up', { demo: true })).status).toBe(200);
    const { contacts } = dutyContacts.parse(JSON.parse((await manager.ask(CONTACTS)).text));
    const organisationId = contacts[0]?.organisation.organisationId;
    const written = [
      await manager.ask(`/api/shelters/${LIPA}/record-address`, { address: `${ADDRESS} 12` }),
      await manager.ask(`/api/shelters/${LIPA}/record-meeting-point`, { meetingPoint: POINT }),
      await manager.ask(`/api/shelters/${LIPA}/record-duty-contact`, { number: NUMBER, hours: null }),
      await manager.ask(`/api/organisations/${organisationId}/record-duty-line`, { number: LINE, hours: null }),
      await administrator.ask('/api/people/invite', {
        name: NAME,
        email: EMAIL,
        roles: [{ role: 'coordinator', organisation: 'Atina', country: 'RS' }],
      }),
    ];
    expect(written.map((t) => t.status)).toEqual([204, 204, 204, 204, 200]);
  });
  afterAll(() => app.close());

  it('the address is shown to a hotline that asked for it, so the word is really there', async () => {
    const hotline = clients.get('hotline')!;
    await hotline.ask('/api/me/step-up', { demo: true });
    const shown = await hotline.ask(`/api/shelters/${LIPA}/reveal-address`, { purpose: 'visit_agreed' });
    expect([shown.status, shown.text.includes(ADDRESS), shown.headers.get('cache-control')]).toEqual([
      200,
      true,
      'no-store',
    ]);
    expect((await hotline.ask(`/api/shelters/${LIPA}/meeting-point`)).text).toContain(POINT);
    const called = (await hotline.ask(CONTACTS)).text;
    expect([called.includes(NUMBER), called.includes(LINE)]).toEqual([true, true]);
    expect((await clients.get('administrator')!.ask('/api/people')).text).toContain(NAME);
  });

  it.each(Object.keys(ROLES))('are in no answer and no refusal to a %s that is not for her', async (role) => {
    const client = clients.get(role)!;
    const found: string[] = [];
    for (const path of READ) found.push(...leaked((await client.ask(path)).text, role, path));
    const wrong = [
      [`/api/shelters/${LIPA}/reveal-address`, { purpose: ADDRESS }],
      [`/api/shelters/${LIPA}/hold-beds`, { party: POINT }],
      ['/api/sign-in/password', { email: EMAIL, password: NAME, code: '000000' }],
      ['/api/people/invite', { name: NAME, email: EMAIL, roles: [] }],
      [`/api/shelters/${LIPA}/record-duty-contact`, { number: `${NUMBER} ${LINE}`, hours: null }],
      [`/api/${NAME}`, { [EMAIL]: ADDRESS }],
    ] as const;
    for (const [path, body] of wrong) {
      const { text } = await client.ask(path, body);
      for (const word of Object.keys(ALLOWED)) if (text.includes(word)) found.push(`an error of ${path}`);
    }
    expect(found).toEqual([]);
  });

  it('XP-8: are in nothing that a program gets with a token, whatever it may', async () => {
    const scopes = ['poll_exports', 'read_houses', 'report_census', 'register'];
    const asked = { label: 'The city', organisation: 'Atina', country: 'RS', scopes, days: 1 };
    const issued = await clients.get('administrator')!.ask('/api/tokens/issue', asked);
    const authorization = `Bearer ${tokenIssued.parse(JSON.parse(issued.text)).token}`;
    const texts = new Map<string, string>();
    for (const path of READ) {
      const answer = await fetch(`${app.server.url}${path}`, { headers: { authorization } });
      texts.set(path, await answer.text());
    }
    for (const path of ['/api/exports/hsds', '/api/exports/edxl-have']) expect(texts.get(path)).toContain('Lipa');
    const all = [...texts.values()].join('\n');
    expect(Object.keys(ALLOWED).filter((word) => all.includes(word))).toEqual([]);
  });

  it.each(Object.keys(ROLES))('are in no frame of the socket of a %s', async (role) => {
    const frames: string[] = [];
    const socket = io(app.server.url, {
      path: '/live',
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      timeout: HANGS_MS,
      extraHeaders: { cookie: clients.get(role)!.cookie },
    });
    socket.onAny((...frame) => frames.push(JSON.stringify(frame)));
    await new Promise<void>((resolve) => {
      // Somebody without a board hears that the line is there, and nothing else.
      socket.once(/administrator|auditor/.test(role) ? 'heartbeat' : 'snapshot', () => resolve());
      socket.once('connect_error', (error) => {
        frames.push(error.message);
        resolve();
      });
    });
    await clients.get('coordinator')!.ask('/api/shelters/lipa/confirm-occupancy', { revision: '1' });
    socket.disconnect();
    expect(frames.length).toBeGreaterThan(0);
    expect(leaked(frames.join(''), role, 'socket')).toEqual([]);
  });

  it('KP-4: are in nothing that a browser keeps, in memory or on its disk, after the address was shown in it', async () => {
    // What the table says of a browser is what is looked for here: a token in its cookies, and nothing else anywhere.
    const places = ['shell', 'storage', 'disk', 'lines', 'cookies'] as const;
    expect(places.flatMap((place) => inTheClearAt(place).map((kind) => `${kind} in ${place}`))).toEqual([
      'session in cookies',
    ]);
    let session = '';
    const folder = mkdtempSync(join(tmpdir(), 'haven-profile-'));
    const profile = await startProfile(folder, app.server.url);
    try {
      const page = profile.pages()[0] ?? (await profile.newPage());
      const received = listenTo(page);
      // The minute for which an address is shown lasts until it is hidden by hand.
      await page.clock.setFixedTime(Date.now());
      await page.goto('/');
      await page.getByRole('button', { name: PEOPLE.hotline.name }).click();
      await page.locator('.row[data-shelter]').first().waitFor();
      await page.goto(`/place/${LIPA}`);
      await page.getByRole('button', { name: 'Show the address' }).click();
      await page.getByRole('radio', { name: 'For a visit that was agreed' }).check({ force: true });
      await page.getByRole('button', { name: 'Show it for a minute' }).click();
      await page.getByRole('button', { name: 'Demo: go on with one tap' }).click();
      await page.getByText(ADDRESS).waitFor();
      expect(await keptBy(page)).toEqual(expect.not.stringContaining('kanarinac'));
      await page.getByRole('button', { name: 'Hide it now' }).click();
      await page.getByText('The address is hidden again.').waitFor();
      expect(await page.content()).not.toContain(ADDRESS);
      // The number is shown while the page is, and lies nowhere else.
      await page.locator(`a[href="tel:${NUMBER}"]`).waitFor();
      expect(await keptBy(page)).not.toContain(NUMBER);
      const kept = await keptBy(page);
      expect(kept).not.toContain('kanarinac');
      const cookies = await profile.cookies();
      session = cookies.find(({ httpOnly }) => httpOnly)?.value ?? '';
      expect(session.length).toBeGreaterThan(30);
      expect(JSON.stringify(cookies)).not.toMatch(/kanarinac|House Lipa|Vesna/);
      expect(kept).not.toContain(session);
      expect(await besideProgram(kept)).not.toMatch(/shelterId|"rows"|House Lipa|Vesna/);
      expect(await received()).toEqual({ frames: true, answers: [`/api/shelters/${LIPA}/reveal-address`] });
    } finally {
      await profile.close();
    }
    const files = filesUnder(folder);
    const holding = (...words: string[]) => files.filter((file) => holdsAny(file, words));
    // What a browser does write is found: where one was.
    const [visited, found] = [
      holding(app.server.url),
      holding(...Object.keys(ALLOWED), 'House Lipa', 'Vesna', session),
    ];
    rmSync(folder, { recursive: true, force: true });
    expect([visited.length > 0, found]).toEqual([true, []]);
  });

  it('KP-4: are in no line of the log of the program and in no file of its data', async () => {
    await app.server.stop();
    const files = filesUnder(app.server.dataDir);
    expect(files.length).toBeGreaterThan(1);
    const found = files.flatMap((file) => leaked(readFileSync(file).toString('latin1'), 'operator', file));
    for (const { cookie } of clients.values()) {
      const token = cookie.split('=')[1] ?? '';
      if (
        [app.server.output(), ...files.map((file) => readFileSync(file).toString('latin1'))].some((text) =>
          text.includes(token),
        )
      )
        found.push('the token of a session');
    }
    console.info(`R19: ${Object.keys(ROLES).length} roles × ${READ.length} addresses, ${files.length} files of data`);
    expect([...leaked(app.server.output(), 'operator', 'output'), ...found]).toEqual([]);
  });
});

/** Every answer and every frame that a page gets; asked at the end, says where the address was, and that frames came. */
function listenTo(page: Page): () => Promise<{ frames: boolean; answers: string[] }> {
  const frames: string[] = [];
  const answers: Promise<[path: string, text: string]>[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => frames.push(String(payload)));
    socket.on('framesent', ({ payload }) => frames.push(String(payload)));
  });
  page.on('response', (answer) => {
    const { pathname } = new URL(answer.url());
    // A body that the browser has let go of can't be asked for again: only scripts and styles are, when the page is left.
    const text = answer.text().catch(() => '');
    answers.push(text.then((t): [string, string] => [pathname, t]));
  });
  return async () => {
    const withAddress = (await Promise.all(answers)).filter(([, text]) => text.includes(ADDRESS));
    const framed = leaked(frames.join(''), 'hotline', 'socket');
    return { frames: frames.length > 0, answers: [...withAddress.map(([path]) => path), ...framed] };
  };
}
