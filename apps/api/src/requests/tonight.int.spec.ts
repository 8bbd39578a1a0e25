import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tonight } from '@safe-haven/contracts';
import { startHttpProgram } from '../testing/http-program.ts';
import { CaseworkProgram, FAMILY, ONE } from './testing/casework-program.ts';

let work: CaseworkProgram;
beforeAll(async () => {
  work = new CaseworkProgram(await startHttpProgram());
  await work.haven.house('lipa');
  await work.haven.house('bor');
  await work.haven.house('jasen', 'petra');
});
afterAll(() => work.haven.served.close());

const nightOf = async (person: string) => tonight.parse((await work.read(person, 'tonight')).body);

describe('given the night’s list', () => {
  it('then holds stand by deadline: those of one’s organisation anywhere and those in one’s own houses, and no others', async () => {
    await work.request('r1', ['lipa', 'jasen']);
    const first = await work.hold('vera', 'lipa', 'r1', FAMILY);
    await work.haven.done('vera', 'lipa', 'extend-hold', { holdId: first });
    await work.haven.done('petra', 'jasen', 'hold-beds', { party: ONE });
    const vera = await nightOf('vera');
    expect(vera.holds).toEqual([
      expect.objectContaining({
        holdId: first,
        shelterId: 'lipa',
        shelterName: 'House lipa',
        places: 4,
        requestId: 'r1',
        mine: true,
        atHome: false,
        extendsTo: null,
      }),
    ]);
    const second = await work.haven.done('vera', 'jasen', 'hold-beds', { party: ONE });
    const { holds } = await nightOf('vera');
    expect(holds.map(({ expiresAt }) => expiresAt)).toEqual(holds.map(({ expiresAt }) => expiresAt).toSorted());
    expect(holds.map(({ holdId }) => holdId)).toEqual([first, second.body.events[0].holdId]);
    const mila = await nightOf('mila');
    // Whose request it is stays with those who asked; the house sees the hold.
    expect(mila.holds).toEqual([
      expect.objectContaining({ holdId: first, mine: false, atHome: true, requestId: null }),
    ]);
    expect((await nightOf('petra')).holds).toHaveLength(2);
    expect(JSON.stringify(vera)).not.toMatch(/"beds"|"f1"/);
  });

  it('then parties are those of one’s own organisation, and tasks are counted while they wait for one’s own houses', async () => {
    await work.request('r2', ['lipa', 'bor']);
    expect((await nightOf('vera')).parties.map(({ id }) => id)).toEqual(expect.arrayContaining(['r1', 'r2']));
    expect((await nightOf('mila')).parties).toEqual([]);
    expect([(await nightOf('mila')).tasks, (await nightOf('vera')).tasks, (await nightOf('petra')).tasks]).toEqual([
      2, 0, 0,
    ]);
    await work.answers('mila', 'r2', 'bor', 'no', ['no_staff']);
    expect((await nightOf('mila')).tasks).toBe(1);
    await work.done('vera', 'requests/r2/withdraw', {});
    expect((await nightOf('mila')).tasks).toBe(0);
  });

  it('then houses that nobody has spoken of for eight hours are stale for those who keep them, until somebody does', async () => {
    work.haven.later(7.9 * 3_600_000);
    expect((await nightOf('ana')).stale).toEqual([]);
    work.haven.later(0.2 * 3_600_000);
    const { stale } = await nightOf('ana');
    expect(stale.map(({ shelterId }) => shelterId)).toEqual(expect.arrayContaining(['lipa', 'bor']));
    expect((await nightOf('vera')).stale).toEqual([]);
    const { revision } = stale.find(({ shelterId }) => shelterId === 'bor')!;
    await work.haven.done('mila', 'bor', 'confirm-occupancy', { revision });
    expect((await nightOf('ana')).stale.map(({ shelterId }) => shelterId)).not.toContain('bor');
  });

  it('then it is for people of the night, and read once the board has read so far', async () => {
    for (const person of ['nora', 'fjolla', 'ada', 'aud'])
      expect((await work.haven.get(person, '/api/tonight')).status).toBe(403);
    expect((await work.haven.get(null, '/api/tonight')).status).toBe(401);
    const answer = await work.haven.get('vera', '/api/tonight', { 'haven-position': '9'.repeat(16) });
    expect([answer.status, answer.body.code]).toEqual([503, 'not_there_yet']);
    expect((await work.haven.get('vera', '/api/tonight')).headers.get('cache-control')).toBe('no-store');
  });
});
