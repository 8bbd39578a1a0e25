import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { transferList, transferView } from '@safe-haven/contracts';
import { CaseworkProgram, DETAILS, FAMILY, ONE } from '../requests/testing/casework-program.ts';
import { startHttpProgram, textOf } from '../testing/http-program.ts';

let work: CaseworkProgram;
beforeAll(async () => {
  work = new CaseworkProgram(await startHttpProgram());
  await work.haven.registerShelter('lipa');
  await work.haven.registerShelter('jasen', 'petra');
});
afterAll(() => work.haven.served.close());

const POINT = 'in front of the xzq kiosk';
/** From Atina in Serbia to a shelter of Lara in Bosnia, within two hours. */
const proposal = (over: object = {}) => ({
  toShelterId: 'jasen',
  fromShelterId: 'lipa',
  party: ONE,
  arrival: { from: work.instant(60), to: work.instant(120) },
  details: { ...DETAILS, citizenOf: ['RS', 'BA'] },
  ...over,
});
const propose = (id: string, over: object = {}, who = 'jelena') =>
  work.done(who, `transfers/${id}/propose`, proposal(over));
const viewOf = async (person: string, id: string) =>
  transferView.parse((await work.read(person, `transfers/${id}`)).body);
const refusedAs = async (person: string, path: string, body: object) => {
  const { status, body: problem } = await work.send(person, `transfers/${path}`, body);
  return [status, problem.code];
};
const consent = { kind: 'written', scope: ['travel', 'share_needs'] };

describe('given a transfer to a house across the border', () => {
  it('TR-1: when it is agreed to, accepted, departed and arrived, then both sides see each step and do their own part', async () => {
    await propose('t1');
    expect(await viewOf('jelena', 't1')).toMatchObject({
      situation: 'proposed',
      from: { organisation: 'Atina', shelterId: 'lipa', mine: true },
      to: { organisation: 'Lara', shelterId: 'jasen', mine: false },
      details: { citizenOf: ['RS', 'BA'] },
      may: ['record-consent', 'fail'],
    });
    expect((await viewOf('petra', 't1')).may).toEqual(['accept', 'decline', 'fail']);
    expect(await refusedAs('jelena', 't1/depart', {})).toEqual([409, 'not_accepted']);
    expect(await refusedAs('jelena', 't1/accept', { met: [] })).toEqual([403, 'no_right']);
    const met = (await viewOf('petra', 't1')).conditions;
    await work.done('petra', 'transfers/t1/accept', { met });
    expect(await refusedAs('jelena', 't1/depart', {})).toEqual([409, 'consent_missing']);
    expect(await refusedAs('petra', 't1/record-consent', consent)).toEqual([403, 'no_right']);
    await work.done('jelena', 'transfers/t1/record-consent', consent);
    expect(await refusedAs('petra', 't1/share-meeting-point', { point: POINT })).toEqual([403, 'second_factor_needed']);
    await work.doneWithFactor('petra', 'transfers/t1/share-meeting-point', { point: POINT });
    await work.done('mila', 'transfers/t1/depart', {});
    expect(await viewOf('mila', 't1')).toMatchObject({ situation: 'on_the_way', meetingPoint: POINT });
    await work.done('lejla', 'transfers/t1/arrive', {});
    expect(await viewOf('jelena', 't1')).toMatchObject({ situation: 'arrived', may: [] });
  });

  it('TR-2: when they have not arrived by the end of the window and the grace, then it is overdue since then, once, and first on the list', async () => {
    await propose('t2');
    const { conditions } = await viewOf('petra', 't2');
    await work.done('petra', 'transfers/t2/accept', { met: conditions });
    await work.done('jelena', 'transfers/t2/record-consent', consent);
    await work.done('jelena', 'transfers/t2/depart', {});
    const { arrival } = await viewOf('jelena', 't2');
    work.haven.advance(134 * 60_000);
    await work.haven.program.requestClock.recordDue();
    expect(await work.typesOf('transfer-t2')).not.toContain('TransferOverdue');
    work.haven.advance(2 * 60_000);
    await work.haven.program.requestClock.recordDue();
    await work.haven.program.requestClock.recordDue();
    const overdue = (await work.events('transfer-t2')).filter((e) => e.type === 'TransferOverdue');
    expect(overdue.map((e) => e.metadata.occurredAt)).toEqual([arrival.to]);
    await work.request('r1', []);
    for (const person of ['jelena', 'petra']) {
      const { body } = await work.read(person, 'tonight');
      expect(body.parties[0]).toMatchObject({ kind: 'transfer', id: 't2', overdue: true, situation: 'overdue' });
    }
    await work.done('jelena', 'transfers/t2/change-arrival', {
      arrival: { from: work.instant(10), to: work.instant(60) },
    });
    expect((await viewOf('jelena', 't2')).situation).toBe('on_the_way');
    await work.done('petra', 'transfers/t2/fail', { code: 'contact_lost' });
  });

  it('TR-3: when the law bars the party from the shelter, then it is not proposed; conditions to settle are listed', async () => {
    await work.haven.done('petra', 'jasen', 'change-intake-rules', {
      rules: { legal_regime: ['citizen', 'asylum'] },
      effectiveFrom: work.instant(0),
    });
    const foreign = { details: { needs: {}, citizenOf: ['RS'], seeksAsylumIn: null } };
    expect(await refusedAs('jelena', 't3/propose', proposal(foreign))).toEqual([409, 'regime_barrier']);
    expect(await work.typesOf('transfer-t3')).toEqual([]);
    await propose('t3', { details: { needs: {}, citizenOf: ['RS'], seeksAsylumIn: 'BA' } });
    expect((await viewOf('petra', 't3')).conditions).toEqual(['legal_regime']);
    expect(await refusedAs('petra', 't3/accept', { met: [] })).toEqual([409, 'conditions_open']);
    await work.done('petra', 'transfers/t3/decline', { code: 'regime' });
    expect(await viewOf('jelena', 't3')).toMatchObject({ situation: 'declined', code: 'regime' });
  });

  it('TR-4: then the log holds of consent its kind and scope, and details and meeting point sealed', async () => {
    const log = JSON.stringify([...(await work.events('transfer-t1')), ...(await work.events('transfer-t3'))]);
    expect(log).toContain('"scope":["travel","share_needs"]');
    expect(log).not.toMatch(/xzq kiosk|citizenOf|medication/);
  });
});

describe('given a transfer of other organisations (TR-5)', () => {
  it('then it is indistinguishable from a missing one', async () => {
    await propose('t5', { party: FAMILY });
    for (const person of ['vera', 'nora', 'fjolla', 'ada', 'aud'] as const) {
      const read = await work.read(person, 'transfers/t5');
      expect(read.status).toBe(person === 'vera' ? 404 : 403);
      if (person !== 'vera') expect((await work.read(person, 'transfers')).status).toBe(403);
    }
    expect(transferList.parse((await work.read('vera', 'transfers')).body).items).toEqual([]);
    expect(transferList.parse((await work.read('lejla', 'transfers')).body).items.map((t) => t.transferId)).toContain(
      't5',
    );
    const known = await work.send('vera', 'transfers/t5/fail', { code: 'called_off' });
    const made = await work.send('vera', 'transfers/none/fail', { code: 'called_off' });
    expect([known.status, known.body.code]).toEqual([409, 'transfer_not_proposed']);
    expect(textOf(known)).toBe(textOf(made));
  });

  it('then nobody sends a party from another organisation’s shelter, to a missing one, or for another’s request', async () => {
    await work.request('r2', []);
    expect(await refusedAs('vera', 't6/propose', proposal())).toEqual([400, 'invalid']);
    expect(await refusedAs('jelena', 't6/propose', proposal({ toShelterId: 'none' }))).toEqual([400, 'invalid']);
    expect(await refusedAs('jelena', 't6/propose', proposal({ requestId: 'r2' }))).toEqual([409, 'request_not_opened']);
    expect(await refusedAs('jelena', 't6/propose', proposal({ toShelterId: 'lipa' }))).toEqual([409, 'same_shelter']);
    expect(await refusedAs('aud', 't6/propose', proposal())).toEqual([403, 'no_right']);
    expect(await refusedAs('jelena', 't6/constructor', {})).toEqual([404, 'not_found']);
    const { status } = await work.send('vera', 'transfers/t6/propose', {
      ...proposal({ requestId: 'r2' }),
      fromShelterId: undefined,
    });
    expect(status).toBe(200);
  });
});
