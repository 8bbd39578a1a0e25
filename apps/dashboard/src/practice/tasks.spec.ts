import { afterEach, describe, expect, test } from '@jest/globals';
import { board, type FoundPlaces, found, me, meetingPoint, shelterDetail, tonight } from '@safe-haven/contracts';
import type { LineAnswer } from '../net/line.ts';
import type { Happened } from './follow.ts';
import { HOUSES, TOWNS } from './houses.ts';
import type { Words } from './night.ts';
import { type OpenTask, openTask } from './open-task.ts';
import { FAMILY, type PlayerRole, SON, TASKS, type TaskName } from './tasks.ts';

const named = <K extends string>(keys: readonly K[], what: string) =>
  Object.fromEntries(keys.map((key) => [key, `${what} ${key}`])) as Record<K, string>;
const WORDS: Words = {
  houses: named(HOUSES, 'House'),
  towns: named(TOWNS, 'Town'),
  meetingPoints: named(TOWNS, 'The clock of'),
  organisation: 'Lake houses',
  hotline: 'Practice line',
  notHere: 'Not part of practice.',
};
const START = Date.parse('2026-11-25T00:00:00.000Z');

const opened: OpenTask[] = [];
afterEach(() => {
  for (const { line } of opened.splice(0)) line.close();
});

const taskOf = (name: TaskName, role: PlayerRole) => TASKS[role].find((task) => task.name === name)!;

/** A task as it is when it begins, with what happens in it. */
function given(name: TaskName, { role = 'hotline' as PlayerRole, deviceClock = START } = {}) {
  const task = taskOf(name, role);
  let clock = deviceClock;
  const open = openTask(task, role, {
    words: WORDS,
    timezone: 'UTC',
    name: 'Vesna',
    at: (hour, minute) => START + (hour * 60 + minute) * 60_000,
    clock: () => clock,
  });
  opened.push(open);
  const happened: Happened[] = [];
  open.follow(task, (one) => happened.push(one));
  return { ...open, happened, pass: (minutes: number) => (clock += minutes * 60_000) };
}

let keys = 0;
const send = ({ line }: OpenTask, path: string, body: object, seen?: string): Promise<LineAnswer> =>
  line.fetch(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'idempotency-key': `key-${++keys}`, ...(seen && { 'haven-position': seen }) },
  });
const read = async (task: OpenTask, path: string): Promise<unknown> =>
  (await task.line.fetch(path, { method: 'GET' })).json();
const findFor = async (task: OpenTask, needs: object = {}): Promise<FoundPlaces> =>
  found.parse(await (await send(task, '/api/find', { party: FAMILY, needs })).json());

describe('a practice night', () => {
  test('PN-1: every answer is what the schema of the server says, and the houses are in no country', async () => {
    const night = given('find');
    expect(me.parse(await read(night, '/api/me')).name).toBe('Vesna');
    const { rows } = board.parse(await read(night, '/api/board'));
    expect(rows.map(({ country }) => country)).toEqual(Array.from(HOUSES, () => 'ZZ'));
    expect(tonight.parse(await read(night, '/api/tonight')).holds).toEqual([]);
    meetingPoint.parse(await read(night, '/api/shelters/heron/meeting-point'));
  });

  test('PN-1: the deciders decide: a refusal is one of the domain, and a repeat is recorded once', async () => {
    const night = given('find');
    const refused = await send(night, '/api/shelters/raven/hold-beds', { party: FAMILY });
    expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'intake_paused' }]);
    expect((await send(night, '/api/shelters/lark/hold-beds', { party: FAMILY })).status).toBe(409);
    expect((await send(night, '/api/shelters/heron/publish', {})).status).toBe(403);
    const hold = { method: 'POST', body: JSON.stringify({ party: FAMILY }), headers: { 'idempotency-key': 'twice' } };
    for (let n = 0; n < 2; n++)
      expect((await night.line.fetch('/api/shelters/heron/hold-beds', hold)).status).toBe(200);
    expect(tonight.parse(await read(night, '/api/tonight')).holds).toHaveLength(1);
  });

  test('PN-2: the same night for everybody: two of them find the same, in the same order', async () => {
    const [one, other] = [
      await findFor(given('find')),
      await findFor(given('find', { deviceClock: START + 77 * 3_600_000 })),
    ];
    expect(one).toEqual(other);
    expect(one.takes.shelters.map(({ shelterId }) => shelterId)).not.toHaveLength(0);
  });

  test('PN-3: a place is found and held; that the age of the son was not said is worth talking about', async () => {
    const withAge = given('find');
    await findFor(withAge, { oldestSon: SON });
    await send(withAge, '/api/shelters/heron/hold-beds', { party: FAMILY });
    expect(withAge.happened).toEqual(['done']);
    const withoutAge = given('find');
    await findFor(withoutAge);
    await send(withoutAge, '/api/shelters/heron/hold-beds', { party: FAMILY });
    expect(withoutAge.happened).toEqual(['no_age', 'done']);
  });

  test.each(['heron', 'swallow'])(
    'PN-3: the race is lost wherever one presses first, here at %s, and the next house takes them',
    async (pressed) => {
      const night = given('race');
      const { position } = await findFor(night);
      const lost = await send(night, `/api/shelters/${pressed}/hold-beds`, { party: FAMILY }, position);
      expect(await lost.json()).toMatchObject({
        code: 'no_place_for_party',
        happened: { what: 'taken', byRole: 'hotline' },
      });
      const next = pressed === 'heron' ? 'swallow' : 'heron';
      expect((await send(night, `/api/shelters/${next}/hold-beds`, { party: FAMILY })).status).toBe(200);
      expect(night.happened).toEqual(['begun', 'done']);
    },
  );

  test('PN-3: there is a hold, and saying that they are on the way ends the task', async () => {
    const night = given('send');
    const [hold] = tonight.parse(await read(night, '/api/tonight')).holds;
    const from = new Date(START + (2 * 60 + 25) * 60_000).toISOString();
    const to = new Date(START + (2 * 60 + 55) * 60_000).toISOString();
    await send(night, '/api/shelters/heron/expect-party', { holdId: hold!.holdId, arrival: { from, to } });
    expect(night.happened).toEqual(['done']);
  });

  test('PN-3: once the numbers are read the line goes, and nothing is answered any more', async () => {
    const night = given('line');
    const gone = new Promise<void>((resolve) => {
      const socket = night.line.open(() => ({}));
      socket.on('disconnect', () => resolve());
    });
    await read(night, '/api/duty-contacts?shelter=heron');
    await gone;
    expect(night.happened).toEqual(['begun']);
    await expect(read(night, '/api/board')).rejects.toThrow();
  });

  test('PN-3: four minutes are left of a hold: it is extended, or it lapses by the clock', async () => {
    const night = given('lapse');
    const [hold] = tonight.parse(await read(night, '/api/tonight')).holds;
    expect(Date.parse(hold!.expiresAt) - START).toBe((3 * 60 + 40) * 60_000);
    await send(night, '/api/shelters/heron/extend-hold', { holdId: hold!.holdId });
    expect(night.happened).toEqual(['done']);
    const left = given('lapse');
    left.pass(6);
    const after = tonight.parse(await read(left, '/api/tonight'));
    expect([after.holds, after.ended?.map(({ how }) => how)]).toEqual([[], ['lapsed']]);
  });

  test('PN-3: a house admits who is expected, says that its numbers are right, and discharges', async () => {
    const night = given('arrive', { role: 'shelter_staff' });
    const heron = shelterDetail.parse(await read(night, '/api/shelters/heron'));
    if (heron.view !== 'exact') throw new Error('The house is not theirs.');
    expect(heron.holds.map(({ arrival }) => arrival !== null)).toEqual([true]);
    expect((await send(night, '/api/shelters/swallow/confirm-occupancy', { revision: '1' })).status).toBe(403);
    await send(night, '/api/shelters/heron/admit-party', { holdId: heron.holds[0]!.holdId });
    expect(night.happened).toEqual(['done']);
    night.follow(taskOf('correct', 'shelter_staff'), (one) => night.happened.push(one));
    const admitted = shelterDetail.parse(await read(night, '/api/shelters/heron'));
    const revision = admitted.view === 'exact' && admitted.row.revision;
    await send(night, '/api/shelters/heron/confirm-occupancy', { revision });
    const leaves = given('leave', { role: 'shelter_staff' });
    const stayId = heron.stays[0]!.stayId;
    await send(leaves, '/api/shelters/heron/discharge-party', { stayId, destination: 'family' });
    expect([night.happened, leaves.happened]).toEqual([['done', 'done'], ['done']]);
  });

  test('PN-3: a coordinator sees her houses exactly, and holds in them', async () => {
    const night = given('find', { role: 'coordinator' });
    const { rows } = board.parse(await read(night, '/api/board'));
    expect(new Set(rows.map(({ view }) => view))).toEqual(new Set(['exact']));
    await findFor(night, { oldestSon: SON });
    await send(night, '/api/shelters/heron/hold-beds', { party: FAMILY });
    expect(night.happened).toEqual(['done']);
  });
});
