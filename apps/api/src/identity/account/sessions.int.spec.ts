import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { me } from '@safe-haven/contracts';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { type HttpProgram, memoryStore, startHttpProgram } from '../../testing/http-program.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { pageFetch } from '../../testing/page-fetch.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const store = () => memoryStore();
let log: ReturnType<typeof store>;
let clock: ManualClock;
let haven: HttpProgram;

beforeEach(async () => {
  log = store();
  clock = new ManualClock();
  haven = await startHttpProgram(log, clock);
});
afterEach(() => haven.served.close());

const post = (path: string, cookie: string, body: unknown = {}) =>
  pageFetch(haven.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
const whoAmI = (cookie: string, url = haven.url) => fetch(`${url}/api/me`, { headers: { cookie } });
const signIn = async (person: string): Promise<string> => {
  const answer = await fetch(`${haven.url}/api/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  });
  return answer.headers.get('set-cookie')!.split(';')[0]!;
};

describe('given somebody signed in', () => {
  it('then the log holds the hash of the token and nothing that opens the session', async () => {
    const cookie = await signIn('jelena');
    const token = cookie.split('=')[1]!;
    const { events } = await log.read('person-jelena');
    const text = JSON.stringify(events);
    expect(text).toContain('SessionOpened');
    expect(text).not.toContain(token);
    expect(text).not.toMatch(/"name"|demo\.invalid/);
  });

  it('then another program on the same log knows her at once, and that she left', async () => {
    const cookie = await signIn('jelena');
    const other = await startHttpProgram(log, clock);
    try {
      const there = await whoAmI(cookie, other.url);
      expect(me.parse(await there.json())).toMatchObject({ person: 'jelena', role: 'coordinator' });
      expect((await post('/api/sign-out', cookie)).status).toBe(204);
      await other.program.feed.waitFor(await log.head(), HANGS_MS);
      expect((await whoAmI(cookie, other.url)).status).toBe(401);
    } finally {
      await other.served.close();
    }
  });

  it('when she signs out, then each copy of the token is invalid, and the browser has to clear its data', async () => {
    const cookie = await signIn('jelena');
    const answer = await post('/api/sign-out', cookie);
    expect(answer.headers.get('clear-site-data')).toContain('storage');
    expect(answer.headers.get('set-cookie')).toMatch(/Max-Age=0/);
    expect((await whoAmI(cookie)).status).toBe(401);
  });

  it('when her screen locks, then the token is invalid too, and the browser keeps its push subscription', async () => {
    const cookie = await signIn('jelena');
    const answer = await post('/api/lock', cookie);
    expect(answer.status).toBe(204);
    expect(answer.headers.get('clear-site-data')).toBe('"cache"');
    expect(answer.headers.get('set-cookie')).toMatch(/Max-Age=0/);
    expect((await whoAmI(cookie)).status).toBe(401);
    const { events } = await log.read('person-jelena');
    expect(events.at(-1)).toMatchObject({ event: { type: 'SessionRevoked', reason: 'idle' } });
  });

  it.each([
    ['somebody else signs in', 'vera', 'signed_out'],
    ['she signs in again', 'jelena', 'rotated'],
  ])('AC-3: when %s in her browser, then the previous session ends', async (_, person, reason) => {
    const before = await signIn('jelena');
    const elsewhere = await signIn('jelena');
    const answer = await post('/api/demo/sign-in', before, { person });
    const after = answer.headers.get('set-cookie')!.split(';')[0]!;
    expect((await whoAmI(before)).status).toBe(401);
    expect(me.parse(await (await whoAmI(after)).json()).person).toBe(person);
    expect((await whoAmI(elsewhere)).status).toBe(200);
    const { events } = await log.read('person-jelena');
    expect(events.at(-1)).toMatchObject({ event: { type: 'SessionRevoked', reason } });
  });

  it('AC-3: when an hour passes without activity, then the session ends, and not before', async () => {
    const cookie = await signIn('jelena');
    clock.advance(HOUR - 1);
    expect((await post('/api/me/seen', cookie)).status).toBe(204);
    clock.advance(HOUR - 1);
    expect((await post('/api/me/seen', cookie)).status).toBe(204);
    clock.advance(HOUR + 1);
    expect((await whoAmI(cookie)).status).toBe(401);
  });

  it('AC-3: when only her page sends requests, then the session ends after an hour', async () => {
    const cookie = await signIn('jelena');
    const asked: number[] = [];
    for (let i = 0; i < 6; i++) {
      clock.advance(11 * MINUTE);
      const board = await fetch(`${haven.url}/api/board`, { headers: { cookie } });
      const find = await post('/api/find', cookie, { party: { women: 1 } });
      asked.push(board.status, find.status);
    }
    expect(asked).toEqual([...Array<number>(10).fill(200), 401, 401]);
  });

  it('when twelve hours pass, then the session ends in any case', async () => {
    const cookie = await signIn('jelena');
    for (let i = 0; i < 24; i++) {
      clock.advance(HOUR / 2 - 1);
      expect((await post('/api/me/seen', cookie)).status).toBe(204);
    }
    clock.advance(24);
    expect((await whoAmI(cookie)).status).toBe(401);
  });

  it('when she is busy for an hour, then "seen" is recorded at most once in five minutes', async () => {
    const cookie = await signIn('jelena');
    for (let i = 0; i < 60; i++) {
      clock.advance(MINUTE);
      await post('/api/me/seen', cookie);
    }
    const { events } = await log.read('person-jelena');
    const seen = events.filter((e) => e.type === 'SessionSeen').length;
    expect(seen).toBeGreaterThan(5);
    expect(seen).toBeLessThanOrEqual(12);
  });

  it('when she ends all others, then this one stays', async () => {
    const [here, there] = [await signIn('jelena'), await signIn('jelena')];
    expect((await post('/api/me/sessions/revoke-others', here)).status).toBe(204);
    expect((await whoAmI(here)).status).toBe(200);
    expect((await whoAmI(there)).status).toBe(401);
  });

  it('when a token is guessed, or set beforehand by somebody else, then the caller is anonymous', async () => {
    expect((await whoAmI('haven_session=guess')).status).toBe(401);
    const answer = await fetch(`${haven.url}/api/demo/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: 'haven_session=fixed-by-an-attacker' },
      body: JSON.stringify({ person: 'jelena' }),
    });
    expect(answer.headers.get('set-cookie')).not.toContain('fixed-by-an-attacker');
    expect((await whoAmI('haven_session=fixed-by-an-attacker')).status).toBe(401);
  });

  it('when she chooses a language, then every device of hers knows it', async () => {
    const [here, there] = [await signIn('jelena'), await signIn('jelena')];
    expect((await post('/api/me/language', here, { language: 'mk' })).status).toBe(204);
    expect(me.parse(await (await whoAmI(there)).json()).language).toBe('mk');
    expect((await post('/api/me/language', here, { language: 'xx' })).status).toBe(400);
  });
});
