import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CaseworkProgram } from '../requests/testing/casework-program.ts';
import { MILA, SmsHouse } from './testing/sms-house.ts';

let house: SmsHouse;
let casework: CaseworkProgram;
beforeEach(async () => {
  house = await SmsHouse.start();
  casework = new CaseworkProgram(house.haven);
});
afterEach(() => house.close());

/** Everything that follows from what was recorded has been done. */
async function idle(): Promise<void> {
  await casework.idle();
  await house.haven.program.notifications.idle();
  await house.haven.program.smsGateway.idle();
}

describe('given staff of a house with a number', () => {
  it('SM-8: when the house is asked, then she is texted that there is one new task, until its answer is due', async () => {
    await casework.request('r-canary', ['lipa']);
    await house.gateway.until(1);
    await idle();
    expect(house.gateway.sent).toMatchObject([{ text: '1 new task', to: [MILA], ttl: 20 * 60 }]);
    expect(JSON.stringify(house.gateway.sent)).not.toMatch(/canary|lipa|House|Atina|mila/);
  });

  it('SM-8: when she asked it herself, may not answer for it, or was revoked, then she is texted nothing', async () => {
    await casework.request('r1', ['lipa'], undefined, 'mila');
    await house.haven.takesRole('mila', 'hotline', 'SOS');
    await casework.request('r2', ['lipa']);
    await house.haven.takesRole('mila', 'shelter_staff', 'Atina');
    await house.asked('ana', `lipa/sms-numbers/${house.smsId}/revoke`, { personId: 'mila' });
    await casework.request('r3', ['lipa']);
    await idle();
    expect(house.gateway.sent).toEqual([]);
  });

  it('SM-7: when the gateway is away, then the house is asked all the same, and the text follows', async () => {
    house.gateway.refusals.push(503, 503);
    await casework.request('r1', ['lipa']);
    expect((await casework.read('ana', 'tasks')).body.items).toHaveLength(1);
    await house.gateway.until(1);
  });
});
