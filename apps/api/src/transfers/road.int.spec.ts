import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { requestView, tonight, transferView } from '@safe-haven/contracts';
import { CaseworkProgram, DETAILS, ONE } from '../requests/testing/casework-program.ts';
import { startHttpProgram } from '../testing/http-program.ts';
import { post, steppedUp } from '../testing/second-factor.ts';

let work: CaseworkProgram;
beforeAll(async () => {
  work = new CaseworkProgram(await startHttpProgram());
  await work.haven.registerShelter('lipa');
  await work.haven.registerShelter('jasen', 'petra');
});
afterAll(() => work.haven.served.close());
/** The party that arrived leaves the small house again. */
async function leaves(): Promise<void> {
  const { state } = work.haven.program.feed.headOf('jasen');
  for (const stayId of Object.keys(state.situation === 'kept' ? state.stays : {}))
    await work.haven.done('petra', 'jasen', 'discharge-party', { stayId, destination: 'family' });
}

const consent = { kind: 'written', scope: ['travel'] };
const transfer = async (id: string, person = 'petra') =>
  transferView.parse((await work.read(person, `transfers/${id}`)).body);
const request = async (id: string) => requestView.parse((await work.read('vera', `requests/${id}`)).body);
const firstTonight = async (person: string) => tonight.parse((await work.read(person, 'tonight')).body).parties[0];
const holdOf = (transferId: string) => {
  const { state } = work.haven.program.feed.headOf('jasen');
  const holds = state.situation === 'kept' ? Object.values(state.holds) : [];
  return holds.find((hold) => hold.transferId === transferId)?.holdId;
};
const code = async (sent: Promise<{ status: number; body: { code?: string } }>) => {
  const { status, body } = await sent;
  return [status, body.code];
};

async function propose(id: string, over: object = {}) {
  await work.done('vera', `transfers/${id}/propose`, {
    toShelterId: 'jasen',
    party: ONE,
    arrival: { from: work.instant(60), to: work.instant(120) },
    details: { ...DETAILS, citizenOf: ['RS', 'BA'] },
    consent,
    ...over,
  });
}

/** Proposed to petra's house for a request, accepted and departed. */
async function setOut(id: string, requestId: string | null, over: object = {}): Promise<string> {
  if (requestId !== null) await work.request(requestId, ['jasen', 'lipa'], ONE);
  await propose(id, { ...(requestId === null ? {} : { requestId }), ...over });
  await work.done('petra', `transfers/${id}/accept`, { met: (await transfer(id)).conditions });
  await work.done('vera', `transfers/${id}/depart`, {});
  await work.idle();
  return holdOf(id)!;
}

const release = (holdId: string, over: object = {}) =>
  work.send('petra', 'shelters/jasen/release-hold', { holdId, reason: 'shelter_withdrew', ...over });

async function diverted(id: string, requestId: string | null, over: object = {}): Promise<string> {
  const holdId = await setOut(id, requestId, over);
  expect((await release(holdId, { diverts: true })).status).toBe(200);
  await work.idle();
  return holdId;
}

describe('TR-10: given a party that has set out', () => {
  it('TR-12: when its house releases the hold, it is asked first; then they are first in both Tonights', async () => {
    await work.request('r0', ['jasen'], ONE);
    const holdId = await setOut('t1', 'r1');
    await work.answers('ana', 'r1', 'lipa', 'yes');
    const asked = await release(holdId);
    expect([asked.status, asked.body.code]).toEqual([409, 'party_on_the_way']);
    expect((await transfer('t1')).diverted).toBeNull();
    expect((await release(holdId, { diverts: true })).status).toBe(200);
    await work.idle();
    const seen = { situation: 'on_the_way', code: null, diverted: { because: 'released' } };
    expect(await transfer('t1', 'petra')).toMatchObject({
      ...seen,
      may: ['accept', 'share-meeting-point', 'change-arrival', 'arrive'],
    });
    expect(await transfer('t1', 'vera')).toMatchObject({
      ...seen,
      may: ['share-meeting-point', 'change-arrival', 'fail'],
    });
    for (const person of ['vera', 'petra'])
      expect(await firstTonight(person)).toMatchObject({ kind: 'transfer', id: 't1', diverted: true });
    expect(await request('r1')).toMatchObject({ situation: 'open', offered: 'lipa', transferId: 't1' });
  });

  it('when the house that gave them up would end it, then it may not: those who sent them say what became of them', async () => {
    expect(await code(work.send('petra', 'transfers/t1/fail', { code: 'called_off' }))).toEqual([403, 'no_right']);
    expect(await transfer('t1')).toMatchObject({ situation: 'on_the_way', diverted: { because: 'released' } });
    const held = await setOut('t11', null);
    expect(await code(work.send('petra', 'transfers/t11/fail', { code: 'called_off' }))).toEqual([200, undefined]);
    await work.idle();
    expect(holdOf('t11')).not.toBe(held);
  });

  it('VA-8: when their place is gone, then its address is not shown any more to those who sent them', async () => {
    const reveal = async () => {
      const cookie = await steppedUp(work.haven, 'vera');
      const body = { purpose: 'bring_somebody' };
      return code(post(`${work.haven.url}/api/shelters/jasen/reveal-address`, body, { cookie }));
    };
    const by = { person: 'petra', role: 'manager' as const, organisation: 'Lara', country: 'BA' };
    await work.haven.program.vault.write('jasen', { address: 'Ulica kanarinaca 7' }, { by, source: 'app' });
    await setOut('t12', null);
    expect(await reveal()).toEqual([200, undefined]);
    expect((await release(holdOf('t12')!, { diverts: true })).status).toBe(200);
    await work.idle();
    expect(await reveal()).toEqual([409, 'nobody_is_coming']);
    await work.done('vera', 'transfers/t12/fail', { code: 'called_off' });
    await work.idle();
  });

  it('when they stand at the door all the same, then they are admitted to what is free, and request and transfer end', async () => {
    expect((await work.send('petra', 'transfers/t1/arrive', {})).status).toBe(200);
    await work.idle();
    expect(await transfer('t1')).toMatchObject({ situation: 'arrived', diverted: null });
    expect((await request('r1')).situation).toBe('placed');
    await work.done('vera', 'requests/r0/withdraw', {});
  });

  it('when the admission is undone, then they are on the way to the hold that was made for them at the door', async () => {
    const admitted = (await work.events('shelter-jasen')).findLast((e) => e.type === 'PartyAdmitted')!;
    await work.haven.done('petra', 'jasen', 'undo', { eventId: admitted.eventId });
    await work.idle();
    expect(await transfer('t1')).toMatchObject({ situation: 'on_the_way', diverted: null });
    const holdId = holdOf('t1')!;
    expect(await code(release(holdId))).toEqual([409, 'party_on_the_way']);
    expect((await release(holdId, { diverts: true })).status).toBe(200);
    await work.idle();
    expect((await transfer('t1')).diverted).not.toBeNull();
    await work.done('petra', 'transfers/t1/arrive', {});
    await work.idle();
    expect([(await transfer('t1')).situation, (await request('r1')).situation]).toEqual(['arrived', 'placed']);
    await leaves();
  });

  it('TR-8: when an admission is taken back, then the hold goes on at the house too, or has ended on both sides', async () => {
    const holdId = await setOut('t9', 'r9');
    const heldUntil = (await transfer('t9')).heldUntil;
    const admit = async () => (await work.haven.done('petra', 'jasen', 'admit-party', { holdId })).body.events.at(-1);
    await work.haven.done('petra', 'jasen', 'undo', { eventId: (await admit()).eventId });
    await work.idle();
    expect(await transfer('t9')).toMatchObject({ situation: 'on_the_way', heldUntil, diverted: null });
    expect(await request('r9')).toMatchObject({ situation: 'promised', place: { shelterId: 'jasen' } });
    expect(holdOf('t9')).toBe(holdId);
    const { eventId } = await admit();
    work.haven.advance(26 * 3_600_000);
    const correction = { kind: 'void' };
    await work.haven.done('petra', 'jasen', 'correct-event', { eventId, correction, reason: 'did_not_happen' });
    await work.idle();
    expect(holdOf('t9')).toBeUndefined();
    expect(await transfer('t9')).toMatchObject({ heldUntil: null, diverted: { because: 'lapsed' } });
    expect((await request('r9')).situation).toBe('open');
    await work.done('petra', 'transfers/t9/arrive', {});
    await work.idle();
    expect((await request('r9')).situation).toBe('placed');
    await leaves();
  });

  it('when the house holds for them again, then they are expected there, and their hold lasts for the way', async () => {
    await diverted('t2', 'r2');
    await work.done('petra', 'transfers/t2/accept', { met: [] });
    await work.idle();
    expect(await transfer('t2')).toMatchObject({ situation: 'on_the_way', diverted: null });
    expect((await request('r2')).situation).toBe('promised');
    const { state } = work.haven.program.feed.headOf('jasen');
    const hold = state.situation === 'kept' ? state.holds[holdOf('t2')!] : undefined;
    expect(hold).toMatchObject({ transferId: 't2', requestId: 'r2' });
    expect(hold!.setOutAt).not.toBeNull();
    await work.done('petra', 'transfers/t2/arrive', {});
    await work.idle();
  });

  it('when the house holds by hand for their request, then that hold is theirs, and ends the diversion', async () => {
    await diverted('t3', 'r3');
    await work.hold('petra', 'jasen', 'r3');
    await work.idle();
    expect(await transfer('t3')).toMatchObject({ situation: 'on_the_way', diverted: null });
    const { body } = await work.haven.done('petra', 'jasen', 'admit-party', { holdId: holdOf('t3') });
    await work.idle();
    expect((await transfer('t3')).situation).toBe('arrived');
    await work.haven.done('petra', 'jasen', 'undo', { eventId: body.events.at(-1).eventId });
    await work.idle();
    expect((await transfer('t3')).situation).toBe('on_the_way');
    await work.done('petra', 'transfers/t3/arrive', {});
    await work.idle();
    expect((await request('r3')).situation).toBe('placed');
    await leaves();
  });

  it('TR-13: when they are admitted as a new party, then the door asks who they are, and their request closes', async () => {
    await diverted('t4', 'r4');
    const admit = (over: object) => work.send('petra', 'shelters/jasen/admit-party', { party: ONE, ...over });
    const asked = await admit({});
    expect([asked.status, asked.body.code, asked.body.transferId]).toEqual([409, 'party_is_expected', 't4']);
    const admitted = await admit({ requestId: 'r4' });
    expect(admitted.status).toBe(200);
    await work.idle();
    expect([(await transfer('t4')).situation, (await request('r4')).situation]).toEqual(['arrived', 'placed']);
    await work.haven.done('petra', 'jasen', 'undo', { eventId: admitted.body.events.at(-1).eventId });
    await work.idle();
    expect(await transfer('t4')).toMatchObject({ situation: 'on_the_way', diverted: { because: 'released' } });
    expect((await request('r4')).situation).toBe('open');
    expect((await admit({ requestId: 'r4' })).status).toBe(200);
    await work.idle();
    expect([(await transfer('t4')).situation, (await request('r4')).situation]).toEqual(['arrived', 'placed']);
    expect(await code(admit({ requestId: 'r4' }))).toEqual([409, 'request_closed']);
    await leaves();
  });

  it('when the next house has accepted them and they set out for it, then the diversion has ended', async () => {
    await diverted('t5', 'r5');
    await work.answers('ana', 'r5', 'lipa', 'yes');
    await propose('t6', { requestId: 'r5', toShelterId: 'lipa' });
    await work.done('ana', 'transfers/t6/accept', { met: (await transfer('t6', 'ana')).conditions });
    await work.idle();
    expect((await transfer('t5')).diverted).not.toBeNull();
    work.haven.advance(60_000);
    await work.done('vera', 'transfers/t6/depart', {});
    await work.idle();
    expect(await transfer('t5')).toMatchObject({ situation: 'failed', code: 'went_elsewhere' });
    await work.done('ana', 'transfers/t6/arrive', {});
    await work.idle();
    expect((await request('r5')).situation).toBe('placed');
  });

  it('TR-12: when its hold lapses, then it is diverted, and the house that would close is asked first', async () => {
    await setOut('t7', null);
    work.haven.advance(26 * 3_600_000);
    await work.haven.program.lapse.recordDue();
    await work.haven.program.requestClock.recordDue();
    await work.idle();
    expect(await transfer('t7')).toMatchObject({ situation: 'overdue', diverted: { because: 'lapsed' } });
    expect((await work.typesOf('transfer-t7')).filter((type) => type === 'TransferDiverted')).toHaveLength(1);
    expect(await firstTonight('petra')).toMatchObject({ id: 't7', diverted: true, overdue: true });
    const close = (over: object) => work.send('petra', 'shelters/jasen/close', over);
    expect(await code(close({}))).toEqual([409, 'party_on_the_way']);
    expect((await close({ diverts: true })).status).toBe(200);
    expect(await code(work.send('petra', 'transfers/t7/arrive', {}))).toEqual([409, 'house_closed']);
    expect((await transfer('t7', 'vera')).may).toContain('fail');
    expect(await firstTonight('vera')).toMatchObject({ id: 't7', diverted: true });
    await work.haven.done('petra', 'jasen', 'reopen', {});
    await work.done('petra', 'transfers/t7/arrive', {});
    await work.idle();
    expect(await transfer('t7')).toMatchObject({ situation: 'arrived', diverted: null });
    await leaves();
  });
});

describe('TR-11: given a proposal that nobody answers', () => {
  it('when half an hour has passed since its window, then it has ended, once, and blocks no withdrawal', async () => {
    await work.request('r8', ['jasen'], ONE);
    await propose('t8', { requestId: 'r8' });
    expect(await code(work.send('vera', 'requests/r8/withdraw', {}))).toEqual([409, 'transfer_open']);
    work.haven.advance(151 * 60_000);
    await work.haven.program.requestClock.recordDue();
    await work.haven.program.requestClock.recordDue();
    await work.idle();
    expect(await transfer('t8')).toMatchObject({ situation: 'failed', code: 'not_answered' });
    expect((await work.typesOf('transfer-t8')).filter((type) => type === 'TransferFailed')).toHaveLength(1);
    expect(await code(work.send('petra', 'transfers/t8/accept', { met: [] }))).toEqual([409, 'transfer_ended']);
    expect((await work.send('vera', 'requests/r8/withdraw', {})).status).toBe(200);
  });
});

describe('TR-14: given somebody at the door', () => {
  it('when as many are held there, then that hold is offered, unless it is said that these are others', async () => {
    const { body } = await work.haven.done('petra', 'jasen', 'hold-beds', { party: { adults: 1, children: 0 } });
    const { holdId } = body.events.at(-1);
    const admit = (over: object) =>
      work.send('petra', 'shelters/jasen/admit-party', { party: { adults: 1, children: 0 }, ...over });
    const asked = await admit({});
    expect([asked.status, asked.body.code, asked.body.holdId]).toEqual([409, 'party_is_held', holdId]);
    expect((await admit({ anotherParty: true })).status).toBe(200);
    expect((await work.send('petra', 'shelters/jasen/admit-party', { holdId })).status).toBe(200);
    expect((await admit({})).status).toBe(200);
  });
});
