import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { emergencyAccess, meetingPoint, notices } from '@safe-haven/contracts';
import { type HttpProgram, PEOPLE, startHttpProgram } from '../testing/http-program.ts';
import { RefusingStore } from '../testing/refusing-store.ts';
import { post, steppedUp } from '../testing/second-factor.ts';

const MINUTE = 60_000;
const ADDRESS = 'Canary Lane 4711';
const DANGER = { reason: 'danger_to_life' };
const store = new RefusingStore();
let haven: HttpProgram;

const act = async (person: string, path: string, body: unknown) =>
  post(`${haven.url}/api/${path}`, body, { cookie: await steppedUp(haven, person) });
const reveal = (person: string) => act(person, 'shelters/lipa/reveal-address', { purpose: 'emergency_services' });
/** Whether the shelter shows its rooms to a person: it never shows more than that (VA-5). */
const view = async (person: string): Promise<'rooms' | 'banded'> => {
  const { body } = await haven.get(person, '/api/shelters/lipa');
  expect(body.view).toBe('banded');
  return body.inEmergency === undefined ? 'banded' : 'rooms';
};
const waiting = async (person: string) => notices.parse((await haven.get(person, '/api/notices')).body).emergencies;
const outcomeOf = ({ status, body }: { status: number; body: { code?: string } }) =>
  status < 300 ? String(status) : `${status} ${body.code}`;

beforeAll(async () => {
  haven = await startHttpProgram(store);
  await haven.registerShelter('lipa');
  await haven.registerShelter('jasen', 'petra');
  expect((await act('ana', 'shelters/lipa/record-address', { address: ADDRESS })).status).toBe(204);
});
afterAll(() => haven.served.close());

describe('given a house of another organisation', () => {
  it('when each role asks for emergency access, then only coordinators of other organisations get it', async () => {
    for (const { person } of PEOPLE.filter((p) => p.person !== 'lejla')) {
      expect([person, outcomeOf(await act(person, 'shelters/lipa/emergency-access', DANGER))]).toEqual([
        person,
        '403 no_right',
      ]);
    }
    expect(outcomeOf(await post(`${haven.url}/api/shelters/lipa/emergency-access`, DANGER, {}))).toBe(
      '401 not_signed_in',
    );
    const plain = { cookie: await haven.cookieOf('lejla') };
    expect(outcomeOf(await post(`${haven.url}/api/shelters/lipa/emergency-access`, DANGER, plain))).toBe(
      '403 second_factor_needed',
    );
    expect(outcomeOf(await act('lejla', 'shelters/lipa/emergency-access', { reason: 'curious' }))).toBe('400 invalid');
    expect(outcomeOf(await act('lejla', 'shelters/nowhere/emergency-access', DANGER))).toBe('404 not_found');
    expect(await waiting('ana')).toEqual([]);
  });

  it('when it can’t be recorded, then no access opens', async () => {
    store.refuses = { prefix: 'access-', how: 'unavailable' };
    const answer = await act('lejla', 'shelters/lipa/emergency-access', DANGER);
    store.refuses = null;
    expect(outcomeOf(answer)).toBe('503 store_unavailable');
    expect(outcomeOf(await reveal('lejla'))).toBe('403 no_right');
    expect(await view('lejla')).toBe('banded');
  });

  it('when it is recorded, then the house opens to her for half an hour, and to nobody else', async () => {
    const since = haven.clock.now();
    const answer = await act('lejla', 'shelters/lipa/emergency-access', DANGER);
    const { accessId, until } = emergencyAccess.parse(answer.body);
    expect(Date.parse(until!) - since).toBe(30 * MINUTE);
    expect((await reveal('lejla')).body.address).toBe(ADDRESS);
    expect(await view('lejla')).toBe('rooms');
    const point = meetingPoint.parse((await haven.get('lejla', '/api/shelters/lipa/meeting-point')).body);
    expect(point).toMatchObject({ address: 'may_reveal', emergency: { until } });
    expect(outcomeOf(await reveal('petra'))).toBe('403 no_right');

    const again = await act('lejla', 'shelters/lipa/emergency-access', DANGER);
    expect(again.body).toEqual({ accessId, until });

    haven.advance(30 * MINUTE - 1);
    expect(await view('lejla')).toBe('rooms');
    haven.advance(1);
    expect(await view('lejla')).toBe('banded');
    expect(outcomeOf(await reveal('lejla'))).toBe('403 no_right');
    expect((await haven.get('lejla', '/api/shelters/lipa/meeting-point')).body.emergency).toBe('may_ask');
  });

  it('while it is open, then the board’s rows and her permitted commands stay as they were', async () => {
    await act('lejla', 'shelters/jasen/emergency-access', DANGER);
    await act('lejla', 'shelters/lipa/emergency-access', DANGER);
    const { body } = await haven.get('lejla', '/api/board');
    expect(body.rows.find((r: { shelterId: string }) => r.shelterId === 'lipa').view).toBe('banded');
    const beds = await haven.send('lejla', 'lipa', 'hold-beds', { party: { adults: 1, children: 0 }, beds: ['s1'] });
    expect(outcomeOf(beds)).toBe('403 no_right');
    expect((await haven.get('lejla', '/api/shelters/lipa/events')).status).toBe(403);
  });
});

describe('given an unreviewed emergency access', () => {
  it('then the managers of that shelter see who accessed it and why, and nobody else', async () => {
    const notice = await waiting('ana');
    expect(notice[0]).toMatchObject({
      shelterId: 'lipa',
      shelterName: 'House lipa',
      byOrganisation: 'Lara',
      byName: 'lejla',
      reason: 'danger_to_life',
    });
    for (const { person } of PEOPLE.filter((p) => p.person !== 'ana')) {
      expect([person, await waiting(person)]).toEqual([person, []]);
    }
  });

  it('SH-27: when each role reviews it, then only its managers may, once, and it no longer waits', async () => {
    const before = await waiting('ana');
    const { accessId } = before[0]!;
    for (const { person, role } of PEOPLE.filter((p) => p.person !== 'ana')) {
      const answer = await act(person, `emergency/${accessId}/review`, { verdict: 'justified' });
      expect([person, outcomeOf(answer)]).toEqual([person, role === 'manager' ? '404 not_found' : '403 no_right']);
    }
    expect(outcomeOf(await act('ana', `emergency/${accessId}/review`, { verdict: 'maybe' }))).toBe('400 invalid');
    for (const _ of ['first', 'again'])
      expect((await act('ana', `emergency/${accessId}/review`, { verdict: 'justified' })).status).toBe(204);
    expect(outcomeOf(await act('ana', `emergency/${accessId}/review`, { verdict: 'not_justified' }))).toBe(
      '409 reviewed_before',
    );
    expect(await waiting('ana')).toHaveLength(before.length - 1);
  });

  it('when two review it at once, then one counts and the other is refused with the reason', async () => {
    const { accessId } = (await waiting('ana'))[0]!;
    const verdicts = ['justified', 'not_justified', 'justified'] as const;
    const answers = await Promise.all(
      verdicts.map((verdict) => act('ana', `emergency/${accessId}/review`, { verdict })),
    );
    const outcomes = answers.map(outcomeOf);
    expect(outcomes.filter((o) => o === '204').length).toBeGreaterThanOrEqual(1);
    expect(outcomes.every((o) => o === '204' || o === '409 reviewed_before')).toBe(true);
    expect(outcomes).toContain('409 reviewed_before');
  });

  it('when it is found not justified while it is open, then it ends at once', async () => {
    haven.advance(31 * MINUTE);
    const { accessId } = emergencyAccess.parse((await act('lejla', 'shelters/lipa/emergency-access', DANGER)).body);
    expect(await view('lejla')).toBe('rooms');
    expect((await act('ana', `emergency/${accessId}/review`, { verdict: 'not_justified' })).status).toBe(204);
    expect(await view('lejla')).toBe('banded');
    expect(outcomeOf(await reveal('lejla'))).toBe('403 no_right');
  });
});
