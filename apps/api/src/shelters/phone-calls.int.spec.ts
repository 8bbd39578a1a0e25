import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@safe-haven/jest-preset/waiting';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';

const MINUTE = 60_000;
let haven: HttpProgram;
beforeEach(async () => {
  haven = await startHttpProgram();
  await haven.registerShelter('lipa');
  await haven.done('ana', 'brest', 'register', {
    ...{ name: 'House brest', organisation: 'Atina', country: 'RS', area: { id: 'rs-nis' } },
    ...{ timezone: 'Europe/Belgrade', mode: 'counted', kind: 'emergency' },
  });
  await haven.done('ada', 'brest', 'publish', {});
});
afterEach(() => haven.served.close());

const rowTo = async (person: string, shelter: string) => {
  const { rows } = (await haven.get(person, '/api/board')).body;
  return rows.find(({ shelterId }: { shelterId: string }) => shelterId === shelter);
};
const instant = (minutes = 0) => new Date(haven.clock.now() + minutes * MINUTE).toISOString();
/** Everybody who sees the board sees it a quarter of an hour later at the latest. */
const late = () => haven.advance(15 * MINUTE);

describe('given a house that somebody called', () => {
  it('PC-1 PC-2 PC-3: then others read its band with the time and the role, and its own people the number', async () => {
    const calledAt = instant(-20);
    const { body } = await haven.done('vera', 'brest', 'record-call', { free: 3, calledAt });
    expect(body).toMatchObject({ revision: '0', events: [{ type: 'CallRecorded' }] });
    expect(JSON.stringify(body)).not.toMatch(/free|shownIn|occurredAt/);
    const call = { band: '2-3', at: calledAt, byRole: 'hotline' };
    for (const person of ['vera', 'petra', 'lejla'])
      expect(await rowTo(person, 'brest')).toMatchObject({
        call,
        places: { band: '2-3', together: null },
        freshness: 'stale',
      });
    expect(Object.keys((await rowTo('petra', 'brest')).call)).toEqual(['band', 'at', 'byRole']);
    expect(await rowTo('ana', 'brest')).toMatchObject({
      call: { ...call, free: 3 },
      places: { free: 0, inService: 0 },
    });
    expect((await haven.get('petra', '/api/shelters/brest')).body.row.call).toEqual(call);
    // A focal point and a network manager see the board of a quarter of an hour ago.
    expect((await rowTo('fjolla', 'brest'))?.call).toBeUndefined();
    late();
    for (const person of ['fjolla', 'nora'])
      expect(
        await eventually(
          () => rowTo(person, 'brest'),
          (row) => row !== undefined,
        ),
      ).toMatchObject({ call });
  });

  it('PC-1: then its beds, holds and files of its organisation are as before, and the log says that it came by phone', async () => {
    const before = (await rowTo('ana', 'lipa')).places;
    const hsds = (await haven.get('ana', '/api/exports/hsds')).body;
    await haven.done('vera', 'lipa', 'record-call', { free: 0 });
    expect((await rowTo('ana', 'lipa')).places).toEqual(before);
    expect((await haven.get('ana', '/api/exports/hsds')).body).toEqual(hsds);
    expect((await haven.send('vera', 'lipa', 'hold-beds', { party: { women: 1 } })).status).toBe(200);
    const { items } = (await haven.get('ana', '/api/shelters/lipa/events')).body;
    const item = items.find(({ type }: { type: string }) => type === 'CallRecorded');
    expect(item).toMatchObject({ source: 'phone-in', data: { free: 0, shownFree: true }, by: { role: 'hotline' } });
  });

  it('PC-2 PV-10: then its own next word ends it: for its people at once, for others at the next quarter', async () => {
    haven.advance(MINUTE);
    await haven.done('vera', 'lipa', 'record-call', { free: 0 });
    expect(await rowTo('vera', 'lipa')).toMatchObject({ places: { band: '0' }, call: { band: '0' } });
    const { revision } = await rowTo('ana', 'lipa');
    await haven.done('ana', 'lipa', 'confirm-occupancy', { revision });
    expect((await rowTo('ana', 'lipa')).call).toBeUndefined();
    expect((await rowTo('vera', 'lipa')).call).toMatchObject({ band: '0' });
    late();
    expect(await rowTo('vera', 'lipa')).toMatchObject({ places: { band: '4+' }, freshness: 'fresh' });
    expect((await rowTo('vera', 'lipa')).call).toBeUndefined();
  });

  it('PC-4: then the person who entered it takes it back, and nobody else', async () => {
    const answer = await haven.done('vera', 'brest', 'record-call', { free: null });
    expect((await rowTo('vera', 'brest')).call).toMatchObject({ band: null });
    const eventId = answer.body.events[0].eventId;
    expect((await haven.send('petra', 'brest', 'undo', { eventId })).body.code).toBe('nothing_to_undo');
    await haven.undo('vera', 'brest', answer);
    expect((await rowTo('vera', 'brest')).call).toBeUndefined();
  });

  it.each([
    ['a number that no house has', { free: 61 }, 400, 'invalid'],
    ['half a place', { free: 1.5 }, 400, 'invalid'],
    ['nothing', {}, 400, 'invalid'],
    ['a story', { free: 1, note: 'she said' }, 400, 'invalid'],
    ['a call of yesterday', { free: 1, calledAt: '2026-11-23T01:00:00.000Z' }, 409, 'call_too_long_ago'],
    ['a call of tomorrow', { free: 1, calledAt: '2027-11-23T01:00:00.000Z' }, 409, 'time_in_future'],
  ])('PC-4: when it is %s, then it gets a sentence and records nothing', async (_, body, status, code) => {
    const { status: answered, body: problem } = await haven.send('vera', 'brest', 'record-call', body);
    expect([answered, problem.code]).toEqual([status, code]);
    expect(problem.title).toMatch(/\w/);
    expect((await rowTo('ana', 'brest')).call).toBeUndefined();
  });

  it('PC-5: then Find shows it, and a house that said no is called first', async () => {
    await haven.done('vera', 'lipa', 'record-call', { free: 0 });
    await haven.done('vera', 'brest', 'record-call', { free: 2 });
    const { takes, takesIf } = (await haven.get('vera', '/api/find?adults=1')).body;
    expect(takes.count).toBe(0);
    const byId = Object.fromEntries(takesIf.shelters.map((s: { shelterId: string }) => [s.shelterId, s]));
    expect(byId.lipa).toMatchObject({ conditions: [{ code: 'phoned_full' }], call: { band: '0', byRole: 'hotline' } });
    expect(byId.brest).toMatchObject({ conditions: [{ code: 'counted' }], call: { band: '2-3' } });
  });
});
