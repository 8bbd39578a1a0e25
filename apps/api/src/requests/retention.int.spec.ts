import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startHttpProgram } from '../testing/http-program.ts';
import { OPERATOR } from '../testing/operator.ts';
import { CaseworkProgram, CRITERIA, DETAILS, ONE } from './testing/casework-program.ts';

const DAY = 86_400_000;
let work: CaseworkProgram;
beforeAll(async () => {
  work = new CaseworkProgram(await startHttpProgram());
  await work.haven.registerShelter('lipa');
});
afterAll(() => work.haven.served.close());

const retain = async () => {
  const { erased } = await work.haven.program.keys.operations.retain({ dryRun: false, clockIsRight: true }, OPERATOR);
  await work.idle();
  return erased.map(({ subject }) => subject).toSorted();
};
const criteriaOf = async (id: string) => (await work.read('vera', `requests/${id}`)).body.criteria;

describe('AC-7: given requests and a transfer of the same night', () => {
  it('when 30 days have passed since they ended, then nobody reads the needs, and open ones continue', async () => {
    await work.request('placed', ['lipa']);
    await work.request('reopened', ['lipa']);
    await work.request('open', ['lipa']);
    const arrival = { from: work.instant(5), to: work.instant(60) };
    await work.done('vera', 'transfers/t1/propose', { toShelterId: 'lipa', party: ONE, arrival, details: DETAILS });
    await work.done('mila', 'transfers/t1/decline', { code: 'no_staff' });
    for (const id of ['placed', 'reopened']) {
      const holdId = await work.hold('vera', 'lipa', id);
      await work.haven.done('mila', 'lipa', 'admit-party', { holdId });
      await work.until(`request-${id}`, 'RequestPlaced');
    }
    // It turns out that they never came: the request looks for a place again, and the retention period stops.
    const admissions = (await work.events('shelter-lipa')).filter((e) => e.type === 'PartyAdmitted');
    await work.haven.done('ana', 'lipa', 'correct-event', {
      eventId: admissions[1]!.eventId,
      correction: { kind: 'void' },
      reason: 'did_not_happen',
    });
    await work.until('request-reopened', 'RequestReopened');

    work.haven.advance(29 * DAY);
    expect(await retain()).toEqual([]);
    expect(await criteriaOf('reopened')).toEqual(CRITERIA);
    work.haven.advance(2 * DAY);
    expect(await retain()).toEqual(['request-placed', 'transfer-t1']);
    expect([await criteriaOf('placed'), await criteriaOf('open'), await criteriaOf('reopened')]).toEqual([
      null,
      CRITERIA,
      CRITERIA,
    ]);
    expect((await work.read('mila', 'transfers/t1')).body).toMatchObject({ situation: 'declined', details: null });
  });

  it('when an open one is erased on request, then it continues without its needs', async () => {
    await work.request('asked', ['lipa']);
    await work.haven.program.keys.operations.erase(
      { kind: 'request', id: 'asked', reason: 'asked', dryRun: false },
      OPERATOR,
    );
    await work.idle();
    expect((await work.read('vera', 'requests/asked')).body).toMatchObject({ situation: 'open', criteria: null });
    const { items } = (await work.read('mila', 'tasks?shelter=lipa')).body;
    expect(items.find((t: { requestId: string }) => t.requestId === 'asked')).toMatchObject({ criteria: null });
    await work.answers('mila', 'asked', 'lipa', 'yes');
    await work.done('vera', 'requests/asked/withdraw', {});
  });
});
