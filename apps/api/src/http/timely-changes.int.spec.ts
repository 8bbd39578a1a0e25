import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { scopeOf } from '@safe-haven/domain';
import { type Route, routesOf } from '../routes/routes-of.ts';
import { type HttpProgram, PEOPLE, startHttpProgram } from '../testing/http-program.ts';
import { post, steppedUp } from '../testing/second-factor.ts';

const MINUTE = 60_000;

/** What may come at any time: searches and previews, and what ends one's own session alone. */
const AT_ANY_TIME = [
  '/api/audit/export',
  '/api/find',
  '/api/import/check',
  '/api/lock',
  '/api/operations/:operationId/plan',
  '/api/quick-exit',
  '/api/shelters/:shelterId/rules-as-told',
  '/api/sign-out',
];

let haven: HttpProgram;
beforeEach(async () => {
  haven = await startHttpProgram();
  await haven.registerShelter('lipa');
});
afterEach(() => haven.served.close());

const until = (ms: number) => ({ 'haven-expires': new Date(haven.clock.now() + ms).toISOString() });

/** Each POST without a key for which somebody signs in. */
const changes = (): Route[] =>
  routesOf(haven.served.app).filter(
    ({ method, commands, access }) => method === 'POST' && !commands && access?.kind !== 'anybody',
  );

/** Somebody who may come there at all. */
function whoMay({ access }: Route): string {
  if (access?.kind !== 'needs') return 'ana';
  return PEOPLE.find(({ role }) => access.actions.some((action) => scopeOf(role, action) !== 'none'))!.person;
}

describe('SH-20: given a change without a key, of whatever kind of stream', () => {
  it('SH-20: when it does not say until when it counts, is late, or would count for too long, then nothing is done', async () => {
    const cookies = new Map<string, string>();
    for (const route of changes().filter(({ path }) => !AT_ANY_TIME.includes(path))) {
      const who = whoMay(route);
      const cookie = cookies.get(who) ?? (await steppedUp(haven, who));
      cookies.set(who, cookie);
      const url = haven.url + route.path.replaceAll(/:[A-Za-z]+/g, 'lipa');
      const before = await haven.program.store.head();
      const codeOf = async (headers: Record<string, string>) => {
        const answer = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie, ...headers },
          body: '{}',
        });
        return `${answer.status} ${((await answer.json()) as { code: string }).code}`;
      };
      const codes = [
        await codeOf({}),
        await codeOf(until(-1)),
        await codeOf(until(15 * MINUTE + 1)),
        await codeOf({ 'haven-expires': 'soon' }),
      ];
      expect([route.path, ...codes]).toEqual([
        route.path,
        '400 expiry_missing',
        '409 too_late',
        '400 expiry_too_far',
        '400 invalid',
      ]);
      expect([route.path, await haven.program.store.head()]).toEqual([route.path, before]);
    }
  });

  it('SH-20: when it only asks, or ends the session that it comes from, then it may come at any time', async () => {
    expect(changes().map(({ path }) => path)).toEqual(expect.arrayContaining(AT_ANY_TIME));
    for (const path of ['sign-out', 'lock', 'quick-exit']) {
      const cookie = await steppedUp(haven, 'ana');
      const answer = await post(`${haven.url}/api/${path}`, {}, { cookie, ...until(-MINUTE) });
      expect([path, answer.status]).toEqual([path, 204]);
      expect((await fetch(`${haven.url}/api/me`, { headers: { cookie } })).status).toBe(401);
    }
  });

  it('SH-20: when the account that it would close comes late, then it stays open, and in time it is closed', async () => {
    const cookie = await steppedUp(haven, 'ada');
    const disable = (ms: number) =>
      post(`${haven.url}/api/people/vera/disable`, { reason: 'left' }, { cookie, ...until(ms) });
    expect((await disable(-1)).body.code).toBe('too_late');
    expect((await haven.get('vera', '/api/me')).status).toBe(200);
    expect((await disable(MINUTE)).status).toBe(204);
    expect((await haven.get('vera', '/api/me')).status).toBe(401);
  });

  it('SH-20: when a sign of life comes late, then the session is no longer for it', async () => {
    for (const [ms, status] of [
      [-1, 401],
      [MINUTE, 200],
    ] as const) {
      const cookie = await steppedUp(haven, 'ana');
      haven.clock.advance(50 * MINUTE);
      await post(`${haven.url}/api/me/seen`, {}, { cookie, ...until(ms) });
      haven.clock.advance(20 * MINUTE);
      expect((await fetch(`${haven.url}/api/me`, { headers: { cookie } })).status).toBe(status);
    }
  });
});
