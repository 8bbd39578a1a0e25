import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CommandName, commandHeaders } from '@safe-haven/contracts';
import { CaseworkProgram, CRITERIA } from '../requests/testing/casework-program.ts';
import { routesOf } from '../routes/routes-of.ts';
import { BODIES } from '../testing/command-bodies.ts';
import { type Answer, type HttpProgram, PEOPLE, startHttpProgram } from '../testing/http-program.ts';
import { RefusingStore } from '../testing/refusing-store.ts';
import { post, steppedUp } from '../testing/second-factor.ts';

const store = new RefusingStore();
let haven: HttpProgram;
let casework: CaseworkProgram;
const cookies = new Map<string, string>();

beforeAll(async () => {
  haven = await startHttpProgram(store);
  casework = new CaseworkProgram(haven);
  await haven.registerShelter('lipa');
  await casework.request('r1', ['lipa']);
  await casework.idle();
  for (const { person } of PEOPLE) cookies.set(person, await steppedUp(haven, person));
  haven.program.livenessProbe.stop();
  store.isAway = true;
});
afterAll(async () => {
  store.isAway = false;
  await haven.served.close();
});

/** Bodies for commands that need one, by the end of the path. */
const SENT: Readonly<Record<string, object>> = {
  find: { party: { adults: 1, children: 0 } },
  'sign-in': { person: 'vera' },
  invite: {
    personId: 'p-new',
    email: 'new@example.org',
    role: 'hotline',
    organisation: 'SOS',
    country: 'RS',
    name: 'N',
  },
  'record-address': { address: 'Some street 1' },
  'record-meeting-point': { meetingPoint: 'The station' },
  'reveal-address': { purpose: 'emergency_services' },
  'emergency-access': { reason: 'danger_to_life' },
  language: { language: 'sq' },
  disable: { reason: 'lost_device' },
  open: { party: { adults: 1, children: 0 }, criteria: CRITERIA, urgency: 'tonight', avoid: [] },
  respond: { shelterId: 'lipa', answer: 'yes', codes: [] },
  escalate: {},
};

const ENDS_A_SESSION = /sign-out|quick-exit|lock|revoke|act-as/;
const bodyOf = (path: string): object =>
  ({ ...BODIES, ...SENT })[path.split('/').at(-1)! as CommandName] ?? { nonsense: true };

async function ask(person: string, method: 'GET' | 'POST', path: string): Promise<Answer> {
  const headers = { cookie: cookies.get(person)!, ...commandHeaders(randomUUID(), haven.clock.now()) };
  if (method === 'POST') return post(haven.url + path, bodyOf(path), headers);
  const response = await fetch(haven.url + path, { headers, redirect: 'manual' });
  const text = await response.text();
  const isProblem = response.headers.get('content-type')?.includes('problem+json');
  return { status: response.status, body: isProblem ? JSON.parse(text) : text, text, headers: response.headers };
}

describe('LG-3: given a log that cannot be asked', () => {
  it('when everybody calls every route, then each refusal has one form, with Retry-After', async () => {
    const paths = routesOf(haven.served.app).flatMap(({ method, path, commands }) => {
      const named = commands ? Object.keys(commands).map((name) => path.replace(':command', name)) : [path];
      return named.map((each) => ({
        method,
        path: each.replace(':requestId', 'r1').replaceAll(/:[A-Za-z]+/g, 'lipa'),
      }));
    });
    const refused = new Set<string>();
    for (const { method, path } of paths) {
      if (ENDS_A_SESSION.test(path)) continue;
      for (const { person } of PEOPLE) {
        const { status, body, headers } = await ask(person, method, path);
        expect([person, method, path, status < 500 || status === 503]).toEqual([person, method, path, true]);
        if (status !== 503 || path.startsWith('/health')) continue;
        expect([path, body.code]).toEqual([path, 'store_unavailable']);
        expect([path, Number(headers.get('retry-after')) > 0]).toEqual([path, true]);
        refused.add(`${method} ${path}`);
      }
    }
    for (const route of [
      'GET /api/shelters/lipa/events',
      'POST /api/shelters/lipa/hold-beds',
      'POST /api/shelters/lipa/emergency-access',
      'GET /api/audit',
      'POST /api/requests/r1/respond',
      'POST /api/demo/sign-in',
    ])
      expect([...refused]).toContain(route);
    expect(refused.size).toBeGreaterThan(35);
  });

  it('when the store is back, then everything works again', async () => {
    store.isAway = false;
    expect((await haven.send('jelena', 'lipa', 'hold-beds', { party: { adults: 1, children: 0 } })).status).toBe(200);
    expect((await ask('ana', 'GET', '/api/shelters/lipa/events')).status).toBe(200);
  });
});
