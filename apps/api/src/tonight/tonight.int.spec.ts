import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tonight } from '@safe-haven/contracts';
import { CaseworkProgram, FAMILY, ONE } from '../requests/testing/casework-program.ts';
import { startHttpProgram } from '../testing/http-program.ts';

let work: CaseworkProgram;
beforeAll(async () => {
  work = new CaseworkProgram(await startHttpProgram());
  await work.haven.registerShelter('lipa');
  await work.haven.registerShelter('bor');
  await work.haven.registerShelter('jasen', 'petra');
});
afterAll(() => work.haven.served.close());

const nightOf = async (person: string) => tonight.parse((await work.read(person, 'tonight')).body);

describe('given the night’s list', () => {
  it('then holds are listed by deadline: one’s organisation’s anywhere, all in its houses, and no others', async () => {
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
    // Only the requesting organisation sees whose request it is; the shelter sees the hold.
    expect(mila.holds).toEqual([
      expect.objectContaining({ holdId: first, mine: false, atHome: true, requestId: null }),
    ]);
    expect((await nightOf('petra')).holds).toHaveLength(2);
    expect(JSON.stringify(vera)).not.toMatch(/"beds"|"f1"/);
  });

  it('SH-19: then a party that has set out is on the list of those who sent it and of its house, and what is expected changes no deadline', async () => {
    const [before] = (await nightOf('vera')).holds;
    const now = work.haven.clock.now();
    const arrival = { from: new Date(now).toISOString(), to: new Date(now + 1_800_000).toISOString() };
    const { holdId, shelterId } = before!;
    expect(before!.overdueFrom).toBeNull();
    const expected = await work.haven.done('vera', shelterId, 'expect-party', { holdId, arrival });
    // Readers of bands see that it was recorded, and none of the numbers.
    expect(expected.body.events).toEqual([{ type: 'PartyExpected', eventId: expect.any(String) }]);
    const overdueFrom = new Date(now + 2_700_000).toISOString();
    for (const person of ['vera', 'mila']) {
      const hold = (await nightOf(person)).holds.find((one) => one.holdId === holdId);
      expect(hold).toMatchObject({ arrival, overdueFrom, expiresAt: before!.expiresAt });
    }
    expect((await nightOf('petra')).holds.some((one) => one.holdId === holdId)).toBe(false);
    const other = await work.haven.send('petra', shelterId, 'expect-party', { holdId, arrival });
    expect([other.status, other.body.code]).toEqual([403, 'no_right']);
    expect((await work.haven.done('mila', shelterId, 'expect-party', { holdId, arrival })).body.events).toEqual([]);
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

  it('then shelters without a confirmation for eight hours are stale for their staff, until one confirms', async () => {
    // It has no check hours: the age alone decides.
    for (const shelter of ['lipa', 'bor']) await work.haven.done('ana', shelter, 'change-check-hours', { hours: [] });
    work.haven.advance(7.9 * 3_600_000);
    expect((await nightOf('ana')).stale).toEqual([]);
    work.haven.advance(0.2 * 3_600_000);
    const { stale } = await nightOf('ana');
    expect(stale.map(({ shelterId }) => shelterId)).toEqual(expect.arrayContaining(['lipa', 'bor']));
    expect((await nightOf('vera')).stale).toEqual([]);
    const { revision } = stale.find(({ shelterId }) => shelterId === 'bor')!;
    await work.haven.done('mila', 'bor', 'confirm-occupancy', { revision });
    expect((await nightOf('ana')).stale.map(({ shelterId }) => shelterId)).not.toContain('bor');
  });

  it('then it is for operational roles, and answered once the board has read so far', async () => {
    for (const person of ['nora', 'fjolla', 'ada', 'aud'])
      expect((await work.haven.get(person, '/api/tonight')).status).toBe(403);
    expect((await work.haven.get(null, '/api/tonight')).status).toBe(401);
    expect((await work.haven.get('vera', '/api/tonight', { 'haven-position': '9'.repeat(16) })).status).toBe(200);
    expect((await work.haven.get('vera', '/api/tonight')).headers.get('cache-control')).toBe('no-store');
  });

  it('TN-6: then its holder and its house see for twelve hours how a hold ended, and nobody else does', async () => {
    const placed = await work.haven.done('vera', 'lipa', 'hold-beds', { party: ONE });
    const { holdId } = placed.body.events[0];
    const seenBy = async (person: string) =>
      ((await nightOf(person)).ended ?? []).filter((hold) => hold.holdId === holdId);
    expect(await seenBy('vera')).toEqual([]);
    await work.haven.done('mila', 'lipa', 'admit-party', { holdId });
    const at = new Date(work.haven.clock.now()).toISOString();
    expect(await seenBy('vera')).toEqual([
      expect.objectContaining({
        how: 'admitted',
        byShelter: true,
        mine: true,
        atHome: false,
        party: expect.any(Object),
        at,
      }),
    ]);
    expect(await seenBy('mila')).toEqual([expect.objectContaining({ how: 'admitted', atHome: true, requestId: null })]);
    expect(await seenBy('petra')).toEqual([]);
    expect(JSON.stringify(await seenBy('vera'))).not.toMatch(/"beds"|"stayId"/);
    work.haven.advance(12 * 3_600_000 + 1);
    expect(await seenBy('vera')).toEqual([]);
  });
});
