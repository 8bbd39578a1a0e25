import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { io } from 'socket.io-client';
import { type Client, clientOf } from './given/client.ts';
import { House } from './given/house.ts';
import { describeInBrowser } from './given/in-browser.ts';

/** A word that is nowhere else, in everything that must not get out. */
const canary = (what: string) => `kanarinac${what}${randomUUID().slice(0, 8)}`;
const ADDRESS = canary('adresa');
const POINT = canary('mesto');
const NAME = canary('ime');
const EMAIL = `${canary('posta')}@example.org`;

const LIPA = 'lipa';
/** Whoever may be told each of them, over the one address that tells it. */
const ROLES = {
  hotline: 'demo-vesna',
  'hotline of others': 'demo-lejla',
  coordinator: 'demo-jelena',
  'coordinator of others': 'demo-amra',
  'shelter staff': 'demo-marija',
  manager: 'demo-dragana',
  'network manager': 'demo-nevena',
  'focal point': 'demo-azra',
  administrator: 'demo-teuta',
  auditor: 'demo-slavica',
} as const;

/** Every address that answers with JSON or a file, as it is for anybody. */
const READ = [
  '/api/me',
  '/api/me/account',
  '/api/board',
  `/api/shelters/${LIPA}`,
  `/api/shelters/${LIPA}/events`,
  `/api/shelters/${LIPA}/meeting-point`,
  '/api/trends/occupancy?from=2026-11-01&to=2026-11-24&bucket=day&by=shelter',
  '/api/trends/occupancy?from=2026-11-01&to=2026-11-24&bucket=day&by=shelter&format=csv',
  '/api/audit',
  '/api/audit.csv',
  '/api/people',
  '/api/tokens',
  '/api/notices',
  '/api/tonight',
  '/api/requests',
  '/api/tasks',
  '/api/transfers',
  '/api/demo/people',
  '/api/openapi.json',
  '/api/asyncapi.json',
  '/api/nothing',
  '/health/ready',
  '/metrics',
  '/',
];

/** What each canary may be in: who is told it, and where. */
const ALLOWED: Readonly<
  Record<string, { readonly what: string; readonly told: (role: string, path: string) => boolean }>
> = {
  [ADDRESS]: { what: 'address', told: () => false },
  [POINT]: {
    what: 'meeting point',
    told: (role, path) => path.endsWith('/meeting-point') && !/network|focal|administrator|auditor/.test(role),
  },
  [NAME]: {
    what: 'name',
    told: (role, path) =>
      (role === 'administrator' && path === '/api/people') || (role === 'auditor' && path.startsWith('/api/audit')),
  },
  [EMAIL]: { what: 'e-mail', told: (role, path) => role === 'administrator' && path === '/api/people' },
};

/** Those of the canaries that must not be in a text. */
const leaked = (text: string, role: string, path: string): string[] =>
  Object.entries(ALLOWED)
    .filter(([word, { told }]) => text.includes(word) && !told(role, path))
    .map(([, { what }]) => `${what} at ${path} for ${role}`);

describeInBrowser('R19 words that are nowhere else', () => {
  let house: House;
  const clients = new Map<string, Client>();
  beforeAll(async () => {
    house = await House.open({ HAVEN_LOG_LEVEL: 'debug' });
    for (const [role, person] of Object.entries(ROLES)) clients.set(role, await clientOf(house.server.url, person));
    const [manager, administrator] = [clients.get('manager')!, clients.get('administrator')!];
    for (const client of [manager, administrator])
      expect((await client.ask('/api/me/step-up', { demo: true })).status).toBe(200);
    const told = [
      await manager.ask(`/api/shelters/${LIPA}/record-address`, { address: `${ADDRESS} 12` }),
      await manager.ask(`/api/shelters/${LIPA}/record-meeting-point`, { meetingPoint: POINT }),
      await administrator.ask('/api/people/invite', {
        name: NAME,
        email: EMAIL,
        roles: [{ role: 'coordinator', organisation: 'Atina', country: 'RS' }],
      }),
    ];
    expect(told.map((t) => t.status < 300)).toEqual([true, true, true]);
  });
  afterAll(() => house.close());

  it('the address is shown to a hotline that asked for it, so the word is really there', async () => {
    const hotline = clients.get('hotline')!;
    await hotline.ask('/api/me/step-up', { demo: true });
    const shown = await hotline.ask(`/api/shelters/${LIPA}/reveal-address`, { purpose: 'bring_somebody' });
    expect([shown.status, shown.text.includes(ADDRESS), shown.headers.get('cache-control')]).toEqual([
      200,
      true,
      'no-store',
    ]);
    expect((await hotline.ask(`/api/shelters/${LIPA}/meeting-point`)).text).toContain(POINT);
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
      [`/api/${NAME}`, { [EMAIL]: ADDRESS }],
    ] as const;
    for (const [path, body] of wrong) {
      const { text } = await client.ask(path, body);
      for (const word of [ADDRESS, POINT, NAME, EMAIL]) if (text.includes(word)) found.push(`an error of ${path}`);
    }
    expect(found).toEqual([]);
  });

  it.each(Object.keys(ROLES))('are in no frame of the socket of a %s', async (role) => {
    const frames: string[] = [];
    const socket = io(house.server.url, {
      path: '/live',
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie: clients.get(role)!.cookie },
    });
    socket.onAny((...frame) => frames.push(JSON.stringify(frame)));
    await new Promise<void>((resolve) => {
      socket.once('snapshot', () => resolve());
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

  it('are in nothing that a browser keeps, while it is used and after', async () => {
    const { visitor } = await house.at('hotline');
    await visitor.page.goto(`/shelter/${LIPA}`);
    await visitor.page.locator('article.house').waitFor();
    expect(await keptBy(visitor.page)).toEqual(expect.not.stringContaining('kanarinac'));
    expect(await keptBy(visitor.page)).not.toMatch(/shelterId|"rows"|House Lipa|Vesna/);
  });

  it('are in no line of the log of the program and in no file of its data', async () => {
    await house.server.stop();
    expect(leaked(house.server.said(), 'operator', 'output')).toEqual([]);
    for (const file of readdirSync(house.server.dataDir)) {
      const bytes = readFileSync(join(house.server.dataDir, file)).toString('latin1');
      expect([file, leaked(bytes, 'operator', file)]).toEqual([file, []]);
    }
  });
});

/** All that a page can keep on the device: storages, caches, databases and cookies that scripts see. */
async function keptBy(page: import('playwright-core').Page): Promise<string> {
  return page.evaluate(async () => {
    const cached: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const kept = await cache.match(request);
        cached.push(
          request.url,
          (await kept
            ?.clone()
            .text()
            .catch(() => '')) ?? '',
        );
      }
    }
    const databases = (await indexedDB.databases()).map((d) => d.name);
    const storages = [{ ...localStorage }, { ...sessionStorage }];
    return JSON.stringify({ storages, cached, databases, cookies: document.cookie, state: history.state });
  });
}
