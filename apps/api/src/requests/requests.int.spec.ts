import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandAnswer, requestList, requestView, taskList } from '@safe-haven/contracts';
import { memoryStore, startHttpProgram, textOf } from '../testing/http-program.ts';
import { CaseworkProgram, CRITERIA, FAMILY, ONE } from './testing/casework-program.ts';

let work: CaseworkProgram;
beforeAll(async () => {
  work = new CaseworkProgram(await startHttpProgram());
  await work.haven.registerShelter('lipa');
  await work.haven.registerShelter('jasen', 'petra');
  await work.haven.registerShelter('vrba', 'petra');
  await work.haven.registerShelter('bor');
});
afterAll(() => work.haven.served.close());

const viewOf = async (person: string, id: string) =>
  requestView.parse((await work.read(person, `requests/${id}`)).body);
const tasksOf = async (person: string, shelter?: string) => {
  const { body } = await work.read(person, `tasks${shelter ? `?shelter=${shelter}` : ''}`);
  return taskList.parse(body).items;
};
const standing = async (person: string, shelter: string, requestId: string) =>
  (await tasksOf(person, shelter)).find((task) => task.requestId === requestId)?.state;

describe('given a request that three houses were asked', () => {
  it('RQ-3: when they answer and the first yes is held, then it is promised, a second hold is released, an admission places it', async () => {
    await work.request('one', ['lipa', 'jasen', 'vrba']);
    await work.answers('petra', 'one', 'vrba', 'no', ['no_free_place']);
    await work.answers('lejla', 'one', 'jasen', 'yes_if', ['languages']);
    await work.answers('jelena', 'one', 'lipa', 'yes');
    const before = await viewOf('vera', 'one');
    expect(before.answers.map(({ shelterId, answer }) => [shelterId, answer])).toEqual([
      ['lipa', 'yes'],
      ['jasen', 'yes_if'],
      ['vrba', 'no'],
    ]);
    const first = await work.hold('vera', 'lipa', 'one');
    await work.until('request-one', 'RequestPromised');
    await work.hold('vera', 'jasen', 'one');
    await work.until('shelter-jasen', 'HoldReleased');
    const released = (await work.events('shelter-jasen')).find((e) => e.type === 'HoldReleased');
    expect(released).toMatchObject({
      event: { reason: 'placed_elsewhere' },
      metadata: { actor: { person: 'system:requests' }, source: 'system' },
    });
    expect(await viewOf('vera', 'one')).toMatchObject({
      situation: 'promised',
      place: { shelterId: 'lipa', holdId: first },
      may: ['record-consent', 'withdraw'],
    });
    expect([await standing('lejla', 'jasen', 'one'), await standing('jelena', 'lipa', 'one')]).toEqual([
      'elsewhere',
      'here',
    ]);
    await work.haven.done('mila', 'lipa', 'admit-party', { holdId: first });
    await work.until('request-one', 'RequestPlaced');
    expect(await viewOf('vera', 'one')).toMatchObject({ situation: 'placed', place: { shelterId: 'lipa' }, may: [] });
  });

  it('RQ-5: when the hold lapses, then it is reopened and the next yes is offered', async () => {
    await work.request('two', ['bor', 'jasen']);
    await work.answers('jelena', 'two', 'bor', 'yes');
    await work.answers('lejla', 'two', 'jasen', 'yes_if', ['languages']);
    await work.hold('vera', 'bor', 'two', FAMILY);
    await work.until('request-two', 'RequestPromised');
    work.haven.advance(92 * 60_000);
    await work.haven.program.lapse.recordDue();
    await work.until('request-two', 'RequestReopened');
    expect(await viewOf('vera', 'two')).toMatchObject({ situation: 'open', place: null, offered: 'jasen' });
    const task = (await tasksOf('lejla', 'jasen')).find(({ requestId }) => requestId === 'two');
    expect(task).toMatchObject({ offered: true, state: 'open' });
  });

  it('RQ-4: when it is withdrawn after a promise, or held after its end, then the hold is released', async () => {
    await work.request('three', ['vrba']);
    const holdId = await work.hold('petra', 'vrba', 'three');
    await work.until('request-three', 'RequestPromised');
    await work.done('vera', 'requests/three/withdraw', {});
    await work.until('shelter-vrba', 'HoldReleased');
    const { event } = (await work.events('shelter-vrba')).find((e) => e.type === 'HoldReleased')!;
    expect(event).toMatchObject({ holdId, reason: 'declined' });
    const late = await work.haven.send('vera', 'lipa', 'hold-beds', { party: ONE, requestId: 'three' });
    expect([late.status, late.body.code]).toEqual([409, 'request_closed']);
  });
});

describe('given a request', () => {
  it('when the same key is sent again, then it is one event and the same answer, and with another body it is refused', async () => {
    const key = randomUUID();
    const body = { party: ONE, criteria: CRITERIA, urgency: 'tonight' };
    const first = await work.send('vera', 'requests/four/open', body, key);
    expect(commandAnswer.parse(first.body).events.map((e) => e.type)).toEqual(['RequestOpened']);
    const again = await work.send('vera', 'requests/four/open', { ...body, avoid: [] }, key);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(await work.typesOf('request-four')).toEqual(['RequestOpened']);
    const other = await work.send('vera', 'requests/four/open', { ...body, urgency: 'planned' }, key);
    expect([other.status, other.body.code]).toEqual([422, 'key_reused']);
    const repeated = await work.send('vera', 'requests/four/open', body);
    expect([repeated.status, repeated.body.code]).toEqual([409, 'already_opened']);
  });

  it('RQ-10: then those who asked read what is needed, and its stream holds it sealed', async () => {
    await work.request('five', ['lipa'], FAMILY);
    expect((await viewOf('vera', 'five')).criteria).toEqual(CRITERIA);
    const [opened] = await work.events('request-five');
    expect(opened?.event).toMatchObject({ excludedAreas: 2, criteria: { key: 'request-five' } });
    expect(JSON.stringify(opened)).not.toMatch(/"xzq"|pregnant|rs-nis|novi-sad/);
    await work.done('vera', 'requests/five/withdraw', {});
    const closed = (await tasksOf('mila', 'lipa')).find(({ requestId }) => requestId === 'five');
    expect(closed).toMatchObject({ state: 'closed', languages: [], touches: [], criteria: null });
  });

  it('RQ-9: when nobody answers, then levels are recorded at their own times, however late the clock runs', async () => {
    await work.request('six', ['lipa']);
    const { openedAt } = await viewOf('vera', 'six');
    work.haven.advance(21 * 60_000);
    await work.haven.program.requestClock.recordDue();
    await work.haven.program.requestClock.recordDue();
    const escalations = (await work.events('request-six')).filter((e) => e.type === 'RequestEscalated');
    expect(escalations.map((e) => (Date.parse(e.metadata.occurredAt) - Date.parse(openedAt)) / 60_000)).toEqual([
      10, 20,
    ]);
    const view = await viewOf('vera', 'six');
    expect([view.level, (Date.parse(view.nextEscalationAt!) - Date.parse(openedAt)) / 60_000]).toEqual([2, 30]);
    const unmet = await work.done('vera', 'requests/six/close-unmet', { reasons: ['no_answer'], interim: 'hotel' });
    expect(unmet.body.events).toEqual([expect.objectContaining({ type: 'RequestClosedUnmet', interim: 'hotel' })]);
    const closed = { situation: 'unmet', interim: 'hotel', reasons: ['no_answer'], may: [] };
    expect(await viewOf('vera', 'six')).toMatchObject(closed);
  });
});

describe('given another setting of the minutes', () => {
  it('RQ-9: then the levels are copied to a request when it is opened, and later settings do not change it', async () => {
    const store = memoryStore();
    const first = new CaseworkProgram(await startHttpProgram(store, undefined, { escalation: [5, 50] }));
    await first.request('r1', []);
    const later = new CaseworkProgram(await startHttpProgram(store, undefined, { escalation: [7] }));
    await later.haven.useSessionsOf('vera', first.haven);
    await later.request('r2', []);
    const due = async (id: string) => {
      const { openedAt, nextEscalationAt } = (await later.read('vera', `requests/${id}`)).body;
      return (Date.parse(nextEscalationAt) - Date.parse(openedAt)) / 60_000;
    };
    expect([await due('r1'), await due('r2')]).toEqual([5, 7]);
    await first.haven.served.close();
    await later.haven.served.close();
  });
});

describe('given a request of another organisation (RQ-12)', () => {
  it('then it is as if there were none, for reading and for every command of those who ask', async () => {
    await work.request('seven', ['lipa']);
    for (const person of ['petra', 'lejla', 'jelena', 'mila', 'ana']) {
      expect((await work.read(person, 'requests/seven')).body.detail).toBe('There is no such request.');
      const listed = requestList.parse((await work.read(person, 'requests')).body).items;
      expect(listed.map((r) => r.requestId)).not.toContain('seven');
      for (const [command, body] of [
        ['broadcast', { shelters: ['lipa'], respondBy: work.instant(30) }],
        ['escalate', { level: 1 }],
        ['withdraw', {}],
        ['close-unmet', { reasons: ['too_far'] }],
      ] as const) {
        const known = await work.send(person, `requests/seven/${command}`, body);
        const made = await work.send(person, `requests/none/${command}`, body);
        expect([known.status, known.body.code]).toEqual([409, 'request_not_opened']);
        expect(textOf(known)).toBe(textOf(made));
      }
      const hold = await work.haven.send(person, 'vrba', 'hold-beds', { party: ONE, requestId: 'seven' });
      expect([403, 409]).toContain(hold.status);
      expect(['no_right', 'request_not_opened']).toContain(hold.body.code);
    }
  });

  it('then a house answers for itself alone, and only when it was asked', async () => {
    const answer = { shelterId: 'lipa', answer: 'yes', codes: [] };
    expect((await work.send('petra', 'requests/seven/respond', answer)).body.code).toBe('no_right');
    expect((await work.send('vera', 'requests/seven/respond', answer)).body.code).toBe('no_right');
    const unasked = await work.send('petra', 'requests/seven/respond', { ...answer, shelterId: 'vrba' });
    expect([unasked.status, unasked.body.code]).toEqual([409, 'shelter_not_asked']);
    const none = await work.send('petra', 'requests/none/respond', { ...answer, shelterId: 'vrba' });
    expect([none.status, none.body.code]).toEqual([409, 'shelter_not_asked']);
  });

  it('then tasks of a house are for its own people', async () => {
    expect((await work.read('petra', 'tasks?shelter=lipa')).status).toBe(403);
    expect((await work.read('petra', 'tasks?shelter=none')).status).toBe(403);
    expect((await tasksOf('mila')).map((t) => t.shelterId)).toContain('lipa');
    expect((await tasksOf('petra')).map((t) => t.shelterId)).not.toContain('lipa');
    for (const person of ['vera', 'nora', 'fjolla', 'ada', 'aud'])
      expect((await work.read(person, 'tasks')).status).toBe(403);
  });
});

describe('given what is not as it should be', () => {
  it.each([
    [
      'an area that is none to avoid',
      'open',
      { party: ONE, criteria: CRITERIA, urgency: 'tonight', avoid: ['atlantis'] },
    ],
    ['a field that nobody knows', 'withdraw', { because: 'x' }],
    ['a yes with conditions', 'respond', { shelterId: 'lipa', answer: 'yes', codes: ['languages'] }],
    ['a house that is not there', 'broadcast', { shelters: ['atlantis'], respondBy: '2026-11-25T03:00:00Z' }],
  ])('when %s is sent, then it says which field, and not what was in it', async (_, command, body) => {
    const { status, body: problem } = await work.send('vera', `requests/eight/${command}`, body);
    expect([status, problem.code, problem.faults.length]).toEqual([400, 'invalid', 1]);
    expect(JSON.stringify(problem)).not.toMatch(/atlantis/);
  });

  it('when there is no key, or no such command, then the answer says so', async () => {
    expect((await work.send('vera', 'requests/eight/withdraw', {}, 'x')).body.code).toBe('key_missing');
    expect((await work.send('vera', 'requests/eight/constructor', {})).status).toBe(404);
  });
});
