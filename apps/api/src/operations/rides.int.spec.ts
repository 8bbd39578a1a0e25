import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { OperationView } from '@safe-haven/contracts';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { CaseworkProgram } from '../requests/testing/casework-program.ts';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';

const HOUR = 3_600_000;
const WOMAN = { women: 1 };

let haven: HttpProgram;
let cases: CaseworkProgram;
beforeEach(async () => {
  haven = await startHttpProgram();
  cases = new CaseworkProgram(haven);
  await haven.registerShelter('lipa');
  await haven.registerShelter('vrba', 'petra');
  await done('open', { expected: 3, from: 'rs-nis' });
  for (const line of [1, 2, 3]) await done('add-party', { line, party: WOMAN });
  await done('decide-shelter', { line: 3, shelterId: 'vrba' });
  await hold();
});
afterEach(() => haven.served.close());

const send = (command: string, body: object = {}, who = 'vera') => cases.send(who, `operations/o1/${command}`, body);
const done = (command: string, body: object = {}, who = 'vera') => cases.done(who, `operations/o1/${command}`, body);
const refused = async (command: string, body: object = {}) => {
  const { status, body: problem } = await send(command, body);
  return [status, problem.code];
};
const look = async (): Promise<OperationView> => (await cases.read('vera', 'operations/o1')).body;
const leavesAt = (hours = 1) => new Date(haven.clock.now() + hours * HOUR).toISOString();

async function hold(): Promise<void> {
  await haven.program.feed.waitFor(await haven.program.store.head(), HANGS_MS);
  const { plan } = (await cases.done('vera', 'operations/o1/plan', {})).body;
  await done('hold', { plan });
  await cases.idle();
}

describe('given three parties that are held in two houses', () => {
  it('OR-18: when rides are entered, then every member reads who travels where and when', async () => {
    await done('add-ride', { shelterId: 'lipa', lines: [2, 1, 1], leavesAt: leavesAt() });
    await done('add-ride', { shelterId: 'vrba', lines: [3], leavesAt: leavesAt(2) });
    const { rides } = await look();
    expect(rides).toEqual([
      { ride: 1, shelterId: 'lipa', lines: [1, 2], leavesAt: leavesAt(), waits: NOBODY, shownAt: null },
      {
        ...{ ride: 2, shelterId: 'vrba', lines: [3], leavesAt: leavesAt(2), shownAt: null },
        waits: { ...NOBODY, crossing: [3] },
      },
    ]);
  });

  it('OR-18: when a ride names who has no place there, another ride has, or another day, then nothing is added', async () => {
    await done('add-ride', { shelterId: 'lipa', lines: [1], leavesAt: leavesAt() });
    for (const [body, code] of [
      [{ shelterId: 'lipa', lines: [3], leavesAt: leavesAt() }, 'held_elsewhere'],
      [{ shelterId: 'lipa', lines: [9], leavesAt: leavesAt() }, 'held_elsewhere'],
      [{ shelterId: 'lipa', lines: [1, 2], leavesAt: leavesAt() }, 'in_another_ride'],
      [{ shelterId: 'lipa', lines: [2], leavesAt: leavesAt(30) }, 'ride_not_near'],
    ] as const) {
      expect(await refused('add-ride', body)).toEqual([409, code]);
    }
    expect(await refused('add-ride', { shelterId: 'nowhere', lines: [2], leavesAt: leavesAt() })).toEqual([
      400,
      'invalid',
    ]);
    expect(await refused('change-ride', { ride: 8, lines: [2], leavesAt: leavesAt() })).toEqual([409, 'ride_unknown']);
    expect((await look()).rides.map(({ ride }) => ride)).toEqual([1]);
  });

  it('OR-18: when somebody who looks into the log reads a ride, then nobody is in it and no time', async () => {
    await done('add-ride', { shelterId: 'lipa', lines: [1, 2], leavesAt: leavesAt() });
    const added = (await cases.events('operation-o1')).find(({ event }) => event.type === 'OperationRideAdded');
    expect(added?.event).toEqual({
      ...{ type: 'OperationRideAdded', ride: 1, shelterId: 'lipa' },
      travel: { key: 'operation-o1', box: expect.any(String) },
    });
    expect(JSON.stringify(added)).not.toContain(leavesAt());
  });

  it('OR-19: when two may not be together, then no ride takes both, and one that has both waits', async () => {
    const both = { shelterId: 'lipa', lines: [1, 2], leavesAt: leavesAt() };
    await done('relate-party', { line: 2, notWith: [1] });
    expect(await refused('add-ride', both)).toEqual([409, 'ride_apart']);
    await done('relate-party', { line: 2 });
    await done('add-ride', both);
    await done('relate-party', { line: 2, notWith: [1] });
    expect((await look()).rides[0]?.waits.apart).toEqual([1, 2]);
    await done('change-ride', { ride: 1, lines: [1], leavesAt: leavesAt() });
    expect((await look()).rides[0]?.waits).toEqual(NOBODY);
  });

  it('OR-20: when somebody has not agreed to cross, or has no place any more, then the ride waits', async () => {
    await done('add-ride', { shelterId: 'vrba', lines: [3], leavesAt: leavesAt() });
    await done('add-ride', { shelterId: 'lipa', lines: [1, 2], leavesAt: leavesAt() });
    expect(await refused('show-meeting-point', { ride: 1 })).toEqual([409, 'ride_waits']);
    await done('record-crossing', { line: 3, crosses: 'agreed' });
    await done('show-meeting-point', { ride: 1 });
    await done('undo-holds', { lines: [2] });
    await cases.idle();
    const ride = (await look()).rides.find(({ shelterId }) => shelterId === 'lipa');
    expect(ride?.waits).toEqual({ ...NOBODY, away: [2] });
    expect(await refused('show-meeting-point', { ride: 2 })).toEqual([409, 'ride_waits']);
  });

  it('OR-21: when somebody looks at the meeting point of a ride, then the house reads who did', async () => {
    await done('add-ride', { shelterId: 'lipa', lines: [1, 2], leavesAt: leavesAt() });
    await done('show-meeting-point', { ride: 1 });
    expect((await look()).rides[0]?.shownAt).toBe(leavesAt(0));
    const { entries } = (await cases.read('ana', 'audit?topic=address')).body;
    expect(entries).toContainEqual(
      expect.objectContaining({
        ...{ type: 'OperationMeetingPointShown', kind: 'look', details: { ride: '1' } },
        about: expect.objectContaining({ kind: 'shelter', id: 'lipa' }),
      }),
    );
  });

  it('OR-21: when the operation has ended, then the meeting point is still shown for those on the way', async () => {
    await done('add-ride', { shelterId: 'lipa', lines: [1, 2], leavesAt: leavesAt() });
    await done('close');
    expect((await look()).may).toEqual(['show-meeting-point']);
    await done('show-meeting-point', { ride: 1 });
    expect(await refused('call-off-ride', { ride: 1 })).toEqual([409, 'operation_closed']);
  });

  it('OR-18: when somebody of another organisation asks for a ride, then they find no operation', async () => {
    await done('add-ride', { shelterId: 'lipa', lines: [1, 2], leavesAt: leavesAt() });
    expect((await send('show-meeting-point', { ride: 1 }, 'petra')).body.code).toBe('operation_not_opened');
    const { text } = await cases.read('petra', 'operations');
    for (const word of ['ride', 'lipa', 'leavesAt']) expect(text).not.toContain(word);
  });
});

const NOBODY = { crossing: [], apart: [], away: [] };
