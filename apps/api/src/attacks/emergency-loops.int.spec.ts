import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { emergencyAccess, notices } from '@safe-haven/contracts';
import type { NotifiedProgram } from '../live/notices/testing/notified-program.ts';
import { startNotifiedProgram } from '../live/notices/testing/notified-program.ts';
import { type HttpProgram } from '../testing/http-program.ts';
import { post, steppedUp } from '../testing/second-factor.ts';

const MINUTE = 60_000;
const DANGER = { reason: 'danger_to_life' };
const SHELTERS = ['lipa', 'h2', 'h3', 'h4', 'h5'] as const;
let notified: NotifiedProgram;
let haven: HttpProgram;

const act = async (person: string, path: string, body: unknown = {}) =>
  post(`${haven.url}/api/${path}`, body, { cookie: await steppedUp(haven, person) });
const open = async (shelter: string, person = 'lejla') => {
  const { status, body } = await act(person, `shelters/${shelter}/emergency-access`, DANGER);
  expect(status).toBeLessThan(300);
  return emergencyAccess.parse(body);
};
const noticesOf = async (person: string) => notices.parse((await haven.get(person, '/api/notices')).body);
const outcomeOf = ({ status, body }: { status: number; body: { code?: string } }) =>
  status < 300 ? String(status) : `${status} ${body.code}`;
const isOpen = async (shelter: string, person = 'lejla') =>
  (await haven.get(person, `/api/shelters/${shelter}`)).body.inEmergency !== undefined;

beforeAll(async () => {
  notified = await startNotifiedProgram();
  haven = notified.haven;
  for (const shelter of SHELTERS.slice(1)) await haven.registerShelter(shelter);
  await notified.everybodySubscribes();
  const family = { women: 1, men: 0, other: 0, girls: 1, boys: 0, infants: 1, sonsOldest: null };
  await haven.done('jelena', 'lipa', 'admit-party', { anotherParty: true, party: family });
  await haven.done('jelena', 'lipa', 'hold-beds', { party: { adults: 1, children: 0 } });
});
afterAll(() => notified.close());

describe('given a coordinator of another organisation who opens house after house', () => {
  it('VA-4: when two are open, then the third waits for a second person, also with concurrent requests', async () => {
    await notified.silence();
    const answers = await Promise.all(SHELTERS.map((shelter) => open(shelter)));
    expect(answers.filter(({ until }) => until !== null)).toHaveLength(2);
    const opened = await Promise.all(SHELTERS.map((shelter) => isOpen(shelter)));
    expect(opened.filter(Boolean)).toHaveLength(2);
    // A repeated request while it waits is the same one.
    const third = SHELTERS[answers.findIndex(({ until }) => until === null)]!;
    expect(await open(third)).toEqual(answers.find(({ until }) => until === null));
  });

  it('VA-4: then the managers of each house are notified on their devices at once, and her colleagues that one waits', async () => {
    // ana for five houses, petra and nobody else of Lara for three that wait.
    expect(await notified.messages()).toEqual({ ana: 5, petra: 3 });
    for (const { text } of notified.service.received) expect(JSON.parse(text!)).toEqual({ tasks: 1 });
    expect((await noticesOf('ana')).emergencies).toHaveLength(2);
    expect((await noticesOf('petra')).confirmations).toHaveLength(3);
  });

  it('VA-4: when anybody but a colleague with a second factor confirms, then nothing opens', async () => {
    const { accessId } = (await noticesOf('petra')).confirmations[0]!;
    for (const person of ['lejla', 'jelena']) {
      expect([person, outcomeOf(await act(person, `emergency/${accessId}/confirm`))]).toEqual([
        person,
        '404 not_found',
      ]);
    }
    for (const person of ['vera', 'mila', 'ada', 'aud', 'nora']) {
      expect([person, outcomeOf(await act(person, `emergency/${accessId}/confirm`))]).toEqual([person, '403 no_right']);
    }
    const plain = { cookie: await haven.cookieOf('petra') };
    expect(outcomeOf(await post(`${haven.url}/api/emergency/${accessId}/confirm`, {}, plain))).toBe(
      '403 second_factor_needed',
    );
    expect((await noticesOf('petra')).confirmations).toHaveLength(3);
  });

  it('VA-4 SH-27: when a colleague confirms, then it opens for the asker once; its managers judge it', async () => {
    const { accessId, shelterId } = (await noticesOf('petra')).confirmations[0]!;
    const until = async () => (await noticesOf('ana')).emergencies.find((check) => check.accessId === accessId)?.until;
    expect(outcomeOf(await act('petra', `emergency/${accessId}/confirm`))).toBe('204');
    const first = await until();
    haven.clock.advance(1_000);
    // SH-27: its answer was lost, and it is sent again.
    expect(outcomeOf(await act('petra', `emergency/${accessId}/confirm`))).toBe('204');
    expect([first, await until()]).toEqual([expect.any(String), first]);
    expect(outcomeOf(await act('jelena', `emergency/${accessId}/confirm`))).toBe('404 not_found');
    expect([await isOpen(shelterId), await isOpen(shelterId, 'petra')]).toEqual([true, false]);
    expect((await noticesOf('ana')).emergencies.map((check) => check.accessId)).toContain(accessId);
  });

  it('VA-4: when half an hour is over, then nothing waits any more, and three in twelve hours stay the maximum', async () => {
    haven.advance(31 * MINUTE);
    expect((await noticesOf('petra')).confirmations).toEqual([]);
    for (const shelter of SHELTERS) expect([shelter, await isOpen(shelter)]).toEqual([shelter, false]);
    expect((await open('h5')).until).toBeNull();
    haven.advance(11 * 60 * MINUTE);
    expect((await open('h4')).until).toBeNull();
    haven.advance(61 * MINUTE);
    expect((await open('h4')).until).not.toBeNull();
  });
});

describe('given emergency access', () => {
  it('VA-5: then it shows rooms and how many people are in each, and no party, hold or departure', async () => {
    haven.advance(24 * 60 * MINUTE);
    await open('lipa');
    const { body } = await haven.get('lejla', '/api/shelters/lipa');
    expect(body.inEmergency).toEqual({
      rooms: [
        { label: 'Family room', people: 3 },
        { label: 'Shared room', people: 0 },
      ],
    });
    expect(Object.keys(body).toSorted()).toEqual(
      ['holds', 'inEmergency', 'may', 'position', 'row', 'rules', 'undo', 'view'].toSorted(),
    );
    expect(body.holds).toEqual([]);
    expect(body.row.view).toBe('banded');
  });

  it('then the trail of the house, and of the accessing organisation, has every step', async () => {
    for (const person of ['ana', 'petra']) {
      const { body } = await haven.get(person, '/api/audit?topic=address&from=2026-11-01T00:00:00Z&limit=500');
      const types = new Set(body.entries.map((entry: { type: string }) => entry.type));
      expect([...types].toSorted()).toEqual([
        'EmergencyAccessAsked',
        'EmergencyAccessConfirmed',
        'EmergencyAccessUsed',
      ]);
    }
  });
});
