import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { requestView, transferView } from '@safe-haven/contracts';
import { CaseworkProgram, DETAILS, ONE } from '../requests/testing/casework-program.ts';
import { startHttpProgram } from '../testing/http-program.ts';

let work: CaseworkProgram;
beforeAll(async () => {
  work = new CaseworkProgram(await startHttpProgram());
  await work.haven.registerShelter('lipa');
  await work.haven.registerShelter('jasen', 'petra');
});
afterAll(() => work.haven.served.close());

const consent = { kind: 'written', scope: ['travel'] };
const propose = (id: string, over: object = {}, who = 'vera') =>
  work.send(who, `transfers/${id}/propose`, {
    toShelterId: 'jasen',
    party: ONE,
    arrival: { from: work.instant(60), to: work.instant(120) },
    details: { ...DETAILS, citizenOf: ['RS', 'BA'] },
    consent,
    ...over,
  });
const transfer = async (id: string, person = 'petra') =>
  transferView.parse((await work.read(person, `transfers/${id}`)).body);
const request = async (id: string) => requestView.parse((await work.read('vera', `requests/${id}`)).body);
const accept = async (id: string, key = randomUUID(), who = 'petra') =>
  work.send(who, `transfers/${id}/accept`, { met: (await transfer(id)).conditions }, key);
const holdsIn = async (shelterId: string) => {
  const { state } = work.haven.program.feed.headOf(shelterId);
  return state.situation === 'kept' ? Object.values(state.holds) : [];
};
/** Proposed for a request, accepted and departed. */
async function onTheWay(id: string, requestId: string): Promise<void> {
  await work.request(requestId, ['jasen']);
  expect((await propose(id, { requestId })).status).toBe(200);
  expect((await accept(id)).status).toBe(200);
  await work.done('vera', `transfers/${id}/depart`, {});
  await work.idle();
}

describe('given a request whose party is sent to a house', () => {
  it('TR-8: when the house says that they arrived, then its hold is admitted and the request placed, by that one act', async () => {
    await onTheWay('t1', 'r1');
    expect(await request('r1')).toMatchObject({ situation: 'promised', place: { shelterId: 'jasen' } });
    const [hold] = await holdsIn('jasen');
    expect(hold).toMatchObject({ transferId: 't1', requestId: 'r1' });
    const key = randomUUID();
    const first = await work.send('petra', 'transfers/t1/arrive', {}, key);
    expect(first.status).toBe(200);
    expect((await work.send('petra', 'transfers/t1/arrive', {}, key)).text).toBe(first.text);
    await work.idle();
    expect([(await transfer('t1')).situation, (await request('r1')).situation]).toEqual(['arrived', 'placed']);
    expect(await holdsIn('jasen')).toEqual([]);
    expect((await work.typesOf('transfer-t1')).filter((type) => type === 'TransferArrived')).toHaveLength(1);
  });

  it('TR-8: when the admission is undone, then they are on the way again, and the request is promised', async () => {
    const admitted = (await work.events('shelter-jasen')).findLast((e) => e.type === 'PartyAdmitted')!;
    await work.haven.done('petra', 'jasen', 'undo', { eventId: admitted.eventId });
    await work.idle();
    expect([(await transfer('t1')).situation, (await request('r1')).situation]).toEqual(['on_the_way', 'promised']);
    const [hold] = await holdsIn('jasen');
    await work.haven.done('petra', 'jasen', 'admit-party', { holdId: hold!.holdId });
    await work.idle();
    expect([(await transfer('t1')).situation, (await request('r1')).situation]).toEqual(['arrived', 'placed']);
  });

  it('TR-9: when it is withdrawn, then its transfer needs a decision, is called off and holds nothing', async () => {
    await onTheWay('t2', 'r2');
    const asked = await work.send('vera', 'requests/r2/withdraw', {});
    expect([asked.status, asked.body.code]).toEqual([409, 'transfer_open']);
    await work.done('vera', 'requests/r2/withdraw', { transfer: 'call_off' });
    await work.idle();
    expect(await transfer('t2')).toMatchObject({ situation: 'failed', code: 'called_off' });
    expect(await holdsIn('jasen')).toEqual([]);
    const late = await propose('t3', { requestId: 'r2' });
    expect([late.status, late.body.code]).toEqual([409, 'request_closed']);
  });

  it('RQ-15: when it is withdrawn and they arrive all the same, then an undo returns to that and leaves no hold', async () => {
    await work.request('r3', ['jasen']);
    await work.answers('petra', 'r3', 'jasen', 'yes');
    const holdId = await work.hold('vera', 'jasen', 'r3');
    await work.idle();
    // Six hours across a border, and the grace period.
    work.haven.advance(7 * 3_600_000);
    await work.haven.program.lapse.recordDue();
    await work.idle();
    await work.done('vera', 'requests/r3/withdraw', {});
    const { body } = await work.haven.done('petra', 'jasen', 'admit-party', { holdId });
    await work.idle();
    expect(await request('r3')).toMatchObject({ situation: 'placed', afterClosing: 'withdrawn' });
    await work.haven.done('petra', 'jasen', 'undo', { eventId: body.events.at(-1).eventId });
    await work.idle();
    expect(await request('r3')).toMatchObject({ situation: 'withdrawn', afterClosing: null, place: null });
    expect(await holdsIn('jasen')).toEqual([]);
  });
});

describe('given a yes that was worth something when it was given (RQ-17)', () => {
  const againstIn = async (id: string) =>
    (await request(id)).answers.map(({ shelterId, now }) => [shelterId, now?.against]);

  it('then those who asked also read what the house can give them by now, and of space one code', async () => {
    await work.request('y1', ['jasen', 'lipa'], { women: 2 });
    await work.answers('ana', 'y1', 'lipa', 'yes');
    await work.answers('petra', 'y1', 'jasen', 'no', ['no_staff']);
    expect(await againstIn('y1')).toEqual([
      ['lipa', []],
      ['jasen', undefined],
    ]);
    const admitted = [];
    for (const beds of [
      ['f1', 'f2'],
      ['s1', 's2'],
    ]) {
      admitted.push(
        await work.haven.done('ana', 'lipa', 'admit-party', { anotherParty: true, party: { women: 2 }, beds }),
      );
    }
    await work.haven.done('ana', 'lipa', 'pause-intake', { reason: 'security' });
    expect(await againstIn('y1')).toContainEqual(['lipa', ['intake_paused', 'no_place_for_party']]);
    await work.haven.done('ana', 'lipa', 'resume-intake', {});
    for (const { body } of admitted.toReversed()) {
      await work.haven.done('ana', 'lipa', 'correct-event', {
        eventId: body.events.at(-1).eventId,
        correction: { kind: 'void' },
        reason: 'did_not_happen',
      });
    }
    expect(await againstIn('y1')).toContainEqual(['lipa', []]);
    await work.done('vera', 'requests/y1/withdraw', {});
  });
});

describe('given a house that accepts (TR-7)', () => {
  it('then it is refused for a pause, its rules, a lack of room and open conditions, and nothing is held', async () => {
    const code = async (id: string) => (await accept(id)).body.code;
    await propose('u1', { party: { women: 12 } });
    expect(await code('u1')).toBe('no_free_place');
    await propose('u2');
    await work.haven.done('petra', 'jasen', 'pause-intake', { reason: 'security' });
    expect(await code('u2')).toBe('intake_paused');
    await work.haven.done('petra', 'jasen', 'resume-intake', {});
    await work.haven.done('petra', 'jasen', 'change-intake-rules', { rules: { gender: ['men'] } });
    expect(await code('u2')).toBe('party_not_taken');
    await work.haven.done('petra', 'jasen', 'change-intake-rules', { rules: { gender: ['women', 'girls', 'boys'] } });
    expect(await holdsIn('jasen')).toEqual([]);
    expect((await transfer('u2')).situation).toBe('proposed');
  });

  it('when two of its people accept at once, then one hold is placed, and the second learns that it was answered', async () => {
    const answers = await Promise.all([accept('u2'), accept('u2', randomUUID(), 'lejla')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('already_answered');
    await work.idle();
    expect(await holdsIn('jasen')).toHaveLength(1);
    expect((await work.typesOf('transfer-u2')).filter((type) => type === 'TransferAccepted')).toHaveLength(1);
    await work.done('vera', 'transfers/u2/fail', { code: 'called_off' });
    await work.idle();
    expect(await holdsIn('jasen')).toEqual([]);
  });

  it('when two transfers race for its last room, then one is held and the other gets the reason', async () => {
    const rooms = 2;
    const ids = ['v1', 'v2', 'v3'];
    for (const id of ids) expect((await propose(id, { party: { women: 2 } })).status).toBe(200);
    const answers = await Promise.all(ids.map((id) => accept(id)));
    await work.idle();
    const held = await holdsIn('jasen');
    expect(held.length).toBe(answers.filter(({ status }) => status === 200).length);
    expect(held.length).toBeLessThanOrEqual(rooms);
    for (const [i, { status }] of answers.entries()) {
      expect((await transfer(ids[i]!)).situation).toBe(status === 200 ? 'accepted' : 'proposed');
    }
    for (const id of ids) await work.done('vera', `transfers/${id}/fail`, { code: 'called_off' });
    await work.idle();
    expect(await holdsIn('jasen')).toEqual([]);
  });

  it('when their request has a hold there already, then that one becomes the acceptance', async () => {
    await work.request('r9', ['jasen']);
    await work.answers('petra', 'r9', 'jasen', 'yes');
    const holdId = await work.hold('vera', 'jasen', 'r9');
    await work.idle();
    // Another organisation's hold can't be used as an acceptance.
    const stolen = await propose('w0', { holdId, fromShelterId: 'lipa' }, 'jelena');
    expect([stolen.status, stolen.body.code]).toEqual([400, 'invalid']);
    await propose('w1', { requestId: 'r9' });
    expect((await accept('w1')).status).toBe(200);
    await work.idle();
    expect((await holdsIn('jasen')).map((hold) => [hold.holdId, hold.transferId])).toEqual([[holdId, 'w1']]);
    await work.done('vera', 'transfers/w1/depart', { arrival: { from: work.instant(60), to: work.instant(600) } });
    await work.idle();
    const [hold] = await holdsIn('jasen');
    expect(hold!.expiresAt > work.instant(600)).toBe(true);
    await work.done('petra', 'transfers/w1/arrive', {});
    await work.idle();
    expect((await request('r9')).situation).toBe('placed');
  });
});
