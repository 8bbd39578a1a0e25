import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { board, type CommandName, commandBodies } from '@safe-haven/contracts';
import { type Actor, mayCommand, scopeOf, visibilityOf } from '@safe-haven/domain';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { io } from 'socket.io-client';
import { type Route, routesOf } from '../routes/routes-of.ts';
import { BODIES } from '../testing/command-bodies.ts';
import { type HttpProgram, memoryStore, PEOPLE, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';

const ACTORS: readonly Actor[] = PEOPLE.map(({ person, role, organisation, country }) => ({
  person,
  role,
  organisation,
  country,
}));
const COMMANDS = Object.keys(commandBodies) as CommandName[];
/** The own shelter for most; one of the same country that is nobody's; one of another country. */
const SHELTERS = [
  { shelterId: 'lipa', organisation: 'Atina', country: 'RS' },
  { shelterId: 'vrba', organisation: 'Lara', country: 'BA' },
] as const;

const log = memoryStore();
let haven: HttpProgram;
/** The same log a quarter of an hour later: delayed audiences see it by then. */
let later: HttpProgram;
let routes: Route[];
beforeAll(async () => {
  haven = await startHttpProgram(log);
  await haven.registerShelter('lipa');
  await haven.registerShelter('vrba', 'petra');
  routes = routesOf(haven.served.app);
  later = await startHttpProgram(log, new ManualClock(haven.clock.now() + 16 * 60_000));
  await later.program.delayedFeed.waitFor(haven.program.feed.position, HANGS_MS);
});
afterAll(async () => {
  await haven.served.close();
  await later.served.close();
});

/** Calls a route with and without a body; whether the guard admitted the person at all. */
async function admissionOf(route: Route, person: string | null): Promise<'no one' | 'no right' | 'in'> {
  const path = route.path.replaceAll(/:[A-Za-z]+/g, 'lipa');
  const cookie: Record<string, string> = person ? { cookie: await haven.cookieOf(person) } : {};
  const until = new Date(haven.clock.now() + 60_000).toISOString();
  const answer = await fetch(haven.url + path, {
    method: route.method,
    redirect: 'manual',
    headers: { 'content-type': 'application/json', 'haven-expires': until, ...cookie },
    ...(route.method === 'POST' ? { body: '{"nonsense":true}' } : {}),
  });
  expect(answer.status).not.toBe(500);
  const problem = answer.status >= 400 ? ((await answer.json()) as { code: string }) : { code: '' };
  if (problem.code === 'not_signed_in') return 'no one';
  return problem.code === 'no_right' ? 'no right' : 'in';
}

const ENDS_A_SESSION = /sign-out|quick-exit|lock/;

describe('AC-8: R20 who may call a route', () => {
  it('AC-8: every route says to whom it is open', () => {
    expect(routes.length).toBeGreaterThan(30);
    expect(routes.filter((r) => r.access === null)).toEqual([]);
  });

  it('only the routes of this list are open without signing in', () => {
    const open = routes.filter((r) => r.access?.kind === 'anybody').map((r) => `${r.method} ${r.path}`);
    expect(open.toSorted()).toEqual([
      'GET /api/demo/people',
      'GET /api/sign-in',
      'GET /api/sign-in/oidc/callback',
      'GET /api/sign-in/oidc/end',
      'GET /api/sign-in/oidc/start',
      'GET /health/live',
      'GET /health/ready',
      'GET /metrics',
      'POST /api/activation',
      'POST /api/activation/look',
      'POST /api/activation/passkey/options',
      'POST /api/activation/totp',
      'POST /api/demo/sign-in',
      'POST /api/sign-in/passkey',
      'POST /api/sign-in/passkey/options',
      'POST /api/sign-in/password',
      'POST /api/sms/received',
    ]);
  });

  it('every route × nobody: an unauthenticated caller is refused', async () => {
    // The demo, in which this program runs, opens the API documentation (DR-9).
    const OPEN = new Set(['anybody', 'anybody_in_the_demo']);
    for (const route of routes.filter((r) => !OPEN.has(r.access?.kind ?? ''))) {
      expect([route.path, await admissionOf(route, null)]).toEqual([route.path, 'no one']);
    }
  });

  it('every route that needs a right × every role: as the policy grants it, and nobody else', async () => {
    for (const route of routes) {
      const { access } = route;
      if (access?.kind !== 'needs') continue;
      for (const actor of ACTORS) {
        const granted = access.actions.some((a) => scopeOf(actor.role, a) !== 'none');
        const admitted = await admissionOf(route, actor.person);
        if (!granted) expect([route.path, actor.role, admitted]).toEqual([route.path, actor.role, 'no right']);
      }
    }
  });

  it('every other route × every role: being signed in is enough', async () => {
    for (const route of routes.filter((r) => r.access?.kind === 'signed_in' && !ENDS_A_SESSION.test(r.path))) {
      if (route.path.includes(':')) continue;
      for (const actor of ACTORS) {
        expect([route.path, actor.role, await admissionOf(route, actor.person)]).toEqual([
          route.path,
          actor.role,
          'in',
        ]);
      }
    }
  });
});

describe('R20 who may send a command', () => {
  it.each(COMMANDS)('%s × every role × every house', async (name) => {
    for (const actor of ACTORS) {
      for (const shelter of SHELTERS) {
        const body = name === 'register' ? { ...BODIES.register, ...pick(shelter) } : BODIES[name];
        const { status, body: answer } = await haven.send(actor.person, shelter.shelterId, name, body);
        const denied = status === 403 && answer.code === 'no_right';
        const finding = { who: actor.role, shelter: shelter.shelterId, denied };
        expect(finding).toEqual({ ...finding, denied: !mayCommand(actor, name, shelter) });
        expect(status).not.toBe(400);
        // The next role starts from the same state.
        if (name === 'close' && status === 200) await haven.done(actor.person, shelter.shelterId, 'reopen', {});
      }
    }
  });
});

const pick = ({ organisation, country }: (typeof SHELTERS)[number]) => ({
  organisation,
  country,
  area: { id: country === 'RS' ? 'rs-beograd' : 'ba-sarajevo' },
});

describe('R20 who sees what', () => {
  it.each(ACTORS.map((a) => [a.role, a.person, a] as const))('the board of a %s (%s)', async (_, person, actor) => {
    const { status, body } = await later.get(person, '/api/board');
    const visibility = visibilityOf(actor);
    if (visibility === 'none') return expect(status).toBe(403);
    const rows = board.parse(body).rows;
    const visible = SHELTERS.filter((h) => visibility.country === null || h.country === visibility.country);
    expect(rows.map((r) => r.shelterId).toSorted()).toEqual(visible.map((h) => h.shelterId).toSorted());
    for (const row of rows) {
      const own = scopeOf(actor.role, 'see_exact') === 'own' && row.organisation === actor.organisation;
      expect([row.shelterId, row.view]).toEqual([row.shelterId, own ? 'exact' : 'banded']);
    }
  });

  it.each(ACTORS.map((a) => [a.role, a.person, a] as const))('the socket of a %s (%s)', async (_, person, actor) => {
    const socket = io(haven.url, {
      path: '/live',
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie: await haven.cookieOf(person) },
    });
    const first = await new Promise<unknown[]>((resolve) => socket.onAny((...frame) => resolve(frame)));
    socket.disconnect();
    if (visibilityOf(actor) === 'none')
      expect(first).toEqual(['heartbeat', { at: expect.any(String), age: expect.any(Number) }]);
    else expect(first).toEqual(['snapshot', expect.objectContaining({ rows: expect.any(Array) })]);
  });
});
