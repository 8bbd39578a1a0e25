import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { board, commandAnswer, problem, shelterDetail } from '@safe-haven/contracts';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';
import { RefusingStore } from '../testing/refusing-store.ts';

const MOTHER_AND_THREE = { adults: 1, children: 3 };

let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram();
  await haven.registerShelter('lipa');
  await haven.registerShelter('jasen', 'petra');
});
afterAll(() => haven.served.close());

describe('given two houses of two organisations', () => {
  it('when a coordinator reads the board, then her own is exact and the other is a band', async () => {
    const { body } = await haven.get('jelena', '/api/board');
    const { rows } = board.parse(body);
    expect(rows.find((r) => r.shelterId === 'lipa')).toMatchObject({
      view: 'exact',
      places: { free: 6, inService: 6, together: 4 },
    });
    const other = rows.find((r) => r.shelterId === 'jasen')!;
    expect(other).toMatchObject({ view: 'banded', places: { band: '4+', together: '4+' } });
    expect(JSON.stringify(other)).not.toMatch(/revision|changedAt|confirmedAt/);
  });

  it('when a hotline holds for a mother and three children, then the answer names a hold and no bed (SH-15)', async () => {
    const answer = await haven.send('vera', 'lipa', 'hold-beds', { party: MOTHER_AND_THREE });
    expect(answer.status).toBe(200);
    const held = commandAnswer.parse(answer.body).events.find((e) => e.type === 'BedsHeld')!;
    expect(held).toMatchObject({
      places: 4,
      roomKind: 'household',
      holdId: expect.any(String),
      expiresAt: expect.any(String),
    });
    expect(JSON.stringify(answer.body)).not.toMatch(/"beds"|"f1"|"f2"/);
    expect(answer.body.revision).toBe('0');
    const after = await haven.get('jelena', '/api/shelters/lipa', { 'haven-position': answer.body.position });
    const detail = shelterDetail.parse(after.body);
    expect(detail.view === 'exact' && detail.holds).toHaveLength(1);
    await haven.done('jelena', 'lipa', 'release-hold', { holdId: held['holdId'], reason: 'error' });
  });

  it('when the same key is sent again, then it is one event and the same answer (SH-7)', async () => {
    const key = randomUUID();
    const first = await haven.send('jelena', 'lipa', 'hold-beds', { party: { adults: 1, children: 0 } }, key);
    const again = await haven.send('jelena', 'lipa', 'hold-beds', { party: { children: 0, adults: 1 } }, key);
    expect(again.body).toEqual(first.body);
    const other = await haven.send('jelena', 'lipa', 'hold-beds', { party: { adults: 2, children: 0 } }, key);
    expect([other.status, other.body.code]).toEqual([422, 'key_reused']);
    await haven.done('jelena', 'lipa', 'release-hold', { holdId: first.body.events[0].holdId, reason: 'error' });
  });

  it('when two want the last beds, then one wins and the other learns what happened and what is free (SH-8)', async () => {
    const [a, b] = await Promise.all([
      haven.send('vera', 'lipa', 'hold-beds', { party: MOTHER_AND_THREE }),
      haven.send('jelena', 'lipa', 'hold-beds', { party: MOTHER_AND_THREE }),
    ]);
    const [won, lost] = a.status === 200 ? [a, b] : [b, a];
    expect([won.status, lost.status]).toEqual([200, 409]);
    const isExact = lost === b;
    expect(problem.parse(lost.body)).toMatchObject({
      code: isExact ? 'no_free_place' : 'no_place_for_party',
      title: expect.any(String),
      next: expect.any(String),
    });
    expect(lost.body.free === undefined).toBe(!isExact);
    const holdId = won.body.events.find((e: { type: string }) => e.type === 'BedsHeld').holdId;
    await haven.done('jelena', 'lipa', 'release-hold', { holdId, reason: 'error' });
  });

  it('when the past is asked for, then the board is as it was and only one’s own houses are in it', async () => {
    const before = new Date(haven.clock.now()).toISOString();
    haven.clock.advance(60_000);
    const held = await haven.done('jelena', 'lipa', 'hold-beds', { party: { adults: 1, children: 0 } });
    const past = await haven.get('jelena', `/api/board?at=${before}`, { 'haven-position': held.body.position });
    const now = await haven.get('jelena', '/api/board', { 'haven-position': held.body.position });
    const free = (answer: { body: unknown }) =>
      board.parse(answer.body).rows.map((r) => [r.shelterId, r.view === 'exact' ? r.places.free : r.view]);
    expect(free(past)).toEqual([['lipa', 6]]);
    expect(free(now)).toContainEqual(['lipa', 2]);
    await haven.undo('jelena', 'lipa', held);
  });

  it('PV-12: when a position is named that nobody was sent, then what the log holds is answered, and 503 where it can’t be asked', async () => {
    const store = new RefusingStore();
    const quick = await startHttpProgram(store);
    const ask = () => quick.get('jelena', '/api/board', { 'haven-position': '9999999999999999' });
    expect((await ask()).status).toBe(200);
    store.isAway = true;
    const answer = await ask();
    store.isAway = false;
    expect([answer.status, answer.body.code, answer.headers.get('retry-after')]).toEqual([503, 'not_there_yet', '1']);
    await quick.served.close();
  });
});

describe('given nobody', () => {
  it.each([
    '/api/me',
    '/api/board',
    '/api/shelters/lipa',
    '/api/shelters/lipa/events',
    '/api/trends/occupancy?from=2026-11-01&to=2026-11-02',
  ])('when %s is asked for, then one has to sign in first', async (path) => {
    expect((await haven.get(null, path)).status).toBe(401);
  });
  it('when a token is made up, then the caller is anonymous', async () => {
    expect((await haven.get(null, '/api/me', { cookie: 'haven_session=guess' })).status).toBe(401);
    expect((await haven.get(null, '/api/me', { authorization: 'Bearer guess' })).status).toBe(401);
  });
  it('then the contract can be read, and every schema in it is there', async () => {
    for (const path of ['/api/openapi.json', '/api/asyncapi.json']) {
      const { status, body } = await haven.get(null, path);
      expect([status, typeof body.info.title]).toEqual([200, 'string']);
    }
    const { body } = await haven.get(null, '/api/openapi.json');
    for (const [ref] of JSON.stringify(body).matchAll(/#\/components\/schemas\/\w+/g)) {
      expect(Object.keys(body.components.schemas)).toContain(ref.split('/').at(-1));
    }
    expect(Object.keys(body.paths)).toContain('/api/shelters/{shelterId}/hold-beds');
  });
});

describe('given somebody without the right', () => {
  it.each([
    ['nobody', null, 'lipa', 'hold-beds', { party: MOTHER_AND_THREE }, 401, 'not_signed_in'],
    ['a manager of another house', 'petra', 'lipa', 'confirm-occupancy', { revision: 1 }, 403, 'no_right'],
    [
      'a hotline that names beds',
      'vera',
      'lipa',
      'hold-beds',
      { party: { adults: 1, children: 0 }, beds: ['f1'] },
      403,
      'no_right',
    ],
    ['an auditor', 'aud', 'lipa', 'hold-beds', { party: MOTHER_AND_THREE }, 403, 'no_right'],
    [
      'a hotline that would discharge',
      'vera',
      'lipa',
      'discharge-party',
      { stayId: 'x', destination: 'family' },
      403,
      'no_right',
    ],
    [
      'a coordinator who would register',
      'jelena',
      'nova',
      'register',
      {
        name: 'Nova',
        organisation: 'Atina',
        country: 'RS',
        area: { id: 'rs-beograd' },
        timezone: 'Europe/Belgrade',
        mode: 'kept',
        kind: 'crisis',
      },
      403,
      'no_right',
    ],
  ])('when %s asks, then it is refused', async (_, person, shelter, command, body, status, code) => {
    const answer = await haven.send(person, shelter, command, body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('then an administrator and an auditor see no board, and the past is closed to a hotline', async () => {
    for (const person of ['ada', 'aud']) expect((await haven.get(person, '/api/board')).status).toBe(403);
    expect((await haven.get('vera', '/api/board?at=2026-11-20T00:00:00Z')).status).toBe(403);
    expect((await haven.get('lejla', '/api/shelters/lipa/events')).status).toBe(403);
  });
});
