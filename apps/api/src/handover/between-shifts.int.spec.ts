import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ONE } from '../requests/testing/casework-program.ts';
import { startHttpProgram } from '../testing/http-program.ts';
import { ShiftProgram } from './testing/shifts.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let work: ShiftProgram;
beforeEach(async () => {
  work = new ShiftProgram(await startHttpProgram());
  await work.haven.registerShelter('lipa');
});
afterEach(() => work.haven.served.close());

/** The next person reads the account a while before taking over. */
async function readLongBefore(meanwhile: () => Promise<unknown>) {
  const seen = await work.seenAccount('mila');
  const { account } = await work.handover('mila');
  work.haven.clock.advance(10 * MINUTE);
  await meanwhile();
  work.haven.clock.advance(10 * MINUTE);
  await work.done('mila', 'handover/accept-handover', seen);
  return { seen: account, accepted: (await work.past('mila', seen.shiftId)).account };
}

describe('given an account that was read a while before it was accepted', () => {
  it('HO-3: when a request ended in between, then it counts in the shift of the person who took over', async () => {
    await work.haven.registerShelter('jasen', 'petra');
    await work.begin('jelena');
    await work.request('ours', ['jasen'], ONE, 'jelena');
    await work.idle();
    await work.handOver('jelena');
    const { accepted } = await readLongBefore(() => work.done('jelena', 'requests/ours/withdraw', {}));
    expect(accepted.requests).toMatchObject({ opened: 1, withdrawn: 0, open: 1 });
    expect((await work.handover('mila')).account.requests).toMatchObject({ opened: 0, withdrawn: 1, open: 0 });
  });

  it('HO-4: when a house closed in between, then the accepted account has it as it was read', async () => {
    await work.haven.registerShelter('breza');
    await work.begin('jelena');
    await work.haven.done('jelena', 'breza', 'pause-intake', { reason: 'no_staff' });
    await work.handOver('jelena');
    const { seen, accepted } = await readLongBefore(() => work.haven.done('ana', 'breza', 'close', {}));
    expect(seen.shelters.map(({ shelterId }) => shelterId)).toEqual(['breza', 'lipa']);
    expect({ ...accepted, to: null }).toEqual({ ...seen, to: null });
  });
});

describe('given a desk at which nobody has begun a shift', () => {
  it('HO-2: when somebody takes over from a screen of another desk, then it is refused with the reason', async () => {
    const { position } = await work.seenAccount('mila');
    for (const [name, more] of [
      ['accept-handover', {}],
      ['override-handover', { reason: 'left_already' }],
    ] as const) {
      const { status, body } = await work.send('mila', `handover/${name}`, { shiftId: 'another', position, ...more });
      expect([name, status, body.code]).toEqual([name, 409, 'no_shift']);
    }
  });

  it('HO-8: when the clocks of two programs differ by half a minute, then the account of an hour is the same on both', async () => {
    work.haven.advance(2 * HOUR);
    await work.haven.done('mila', 'lipa', 'admit-party', { anotherParty: true, party: ONE });
    work.haven.clock.advance(-MINUTE / 2);
    await work.haven.done('mila', 'lipa', 'admit-party', { anotherParty: true, party: ONE });
    work.haven.advance(12 * HOUR + MINUTE);
    const { account } = await work.handover('ana');
    expect(account.from.at).toBe('2026-11-25T03:00:00.000Z');
    expect(account).toMatchObject({ admissions: { parties: 2 } });
    expect((await work.handover('ana')).account).toEqual(account);
  });
});
