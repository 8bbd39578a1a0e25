import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { OperationLine, OperationPlan, OperationView } from '@safe-haven/contracts';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { CaseworkProgram } from '../requests/testing/casework-program.ts';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';

const MINUTE = 60_000;
const WOMAN = { women: 1 };
const MOTHER = { women: 1, girls: 1, boys: 1, sonsOldest: '7-11' };

let haven: HttpProgram;
let cases: CaseworkProgram;
beforeEach(async () => {
  haven = await startHttpProgram();
  cases = new CaseworkProgram(haven);
  await haven.registerShelter('lipa');
});
afterEach(() => haven.served.close());

const send = (who: string, command: string, body: object = {}) => cases.send(who, `operations/o1/${command}`, body);
const done = (who: string, command: string, body: object = {}) => cases.done(who, `operations/o1/${command}`, body);
const refused = async (who: string, command: string, body: object = {}) => {
  const answer = await send(who, command, body);
  return [answer.status, answer.body.code];
};
const open = () => done('vera', 'open', { expected: 15, from: 'rs-nis', avoid: ['rs-novi-sad'] });
const add = (line: number, party: object, more: object = {}, who = 'vera') =>
  done(who, 'add-party', { line, party, ...more });
const look = async (who = 'vera'): Promise<OperationView> => (await cases.read(who, 'operations/o1')).body;
const lineOf = async (line: number): Promise<OperationLine> => {
  const found = (await look()).lines.find((one) => one.line === line);
  if (found === undefined) throw new Error(`no line ${line}`);
  return found;
};
async function plan(who = 'vera', shown: string | null = null): Promise<OperationPlan> {
  await haven.program.feed.waitFor(await haven.program.store.head(), HANGS_MS);
  return (await cases.done(who, 'operations/o1/plan', { shown })).body;
}
const stays = async (shelter = 'lipa') => {
  const { state } = haven.program.feed.headOf(shelter);
  return state.situation === 'kept' ? Object.values(state.holds) : [];
};

describe('given an operation that the hotline opened', () => {
  beforeEach(open);

  it('OR-1: when parties are typed from two phones, then each is on the list as it was read back', async () => {
    await add(7, MOTHER, { needs: { languages: ['sq'] }, notWith: [4], crosses: 'agreed' });
    await add(4, WOMAN);
    const { lines, people, expected, from, avoid, lead } = await look();
    expect(lines.map(({ line, situation }) => [line, situation])).toEqual([
      [4, 'met'],
      [7, 'met'],
    ]);
    expect(lines[1]).toMatchObject({ needs: { languages: ['sq'] }, notWith: [4], with: [], crosses: 'agreed' });
    expect([people, expected, from, avoid, lead.mine, lead.active]).toEqual([
      4,
      15,
      'rs-nis',
      ['rs-novi-sad'],
      true,
      true,
    ]);
  });

  it('OR-2: when a card is typed twice, or says nothing, then that is a sentence and nothing is added', async () => {
    await add(7, WOMAN);
    expect(await refused('vera', 'add-party', { line: 7, party: MOTHER })).toEqual([409, 'line_taken']);
    expect(await refused('vera', 'add-party', { line: 8, party: { women: 0 } })).toEqual([409, 'empty_party']);
    expect(await refused('vera', 'take-back-party', { line: 9 })).toEqual([409, 'line_unknown']);
    expect((await look()).lines.map(({ line }) => line)).toEqual([7]);
  });

  it('OR-3: when two stay together and may not be in one house, then what is said second is refused', async () => {
    await add(1, WOMAN);
    await add(2, WOMAN, { with: [1] });
    expect(await refused('vera', 'add-party', { line: 3, party: WOMAN, with: [2], notWith: [1] })).toEqual([
      409,
      'with_and_not_with',
    ]);
    expect(await refused('vera', 'relate-party', { line: 1, notWith: [2] })).toEqual([409, 'with_and_not_with']);
    expect(await refused('vera', 'add-party', { line: 5, party: WOMAN, notWith: [5] })).toEqual([
      409,
      'with_and_not_with',
    ]);
    await done('vera', 'relate-party', { line: 2, with: [] });
    await done('vera', 'relate-party', { line: 1, notWith: [2] });
    expect((await lineOf(1)).notWith).toEqual([2]);
  });

  it('OR-4: when two parties turn out to be one, then a party that may not meet one meets neither', async () => {
    await add(1, WOMAN, { notWith: [3] });
    await add(2, { women: 0, girls: 1 }, { with: [1] });
    await add(3, WOMAN);
    await add(4, WOMAN, { notWith: [2] });
    await done('vera', 'join-parties', { line: 1, other: 2, party: { women: 1, girls: 1 } });
    const { lines, gone } = await look();
    expect(lines.map(({ line, with: stay, notWith }) => [line, stay, notWith])).toEqual([
      [1, [], [3]],
      [3, [], []],
      [4, [], [1]],
    ]);
    expect(gone).toEqual([{ line: 2, joined: 1 }]);
    await done('vera', 'split-party', { line: 1, party: WOMAN, into: { line: 2, party: { women: 0, girls: 1 } } });
    expect((await lineOf(2)).notWith.toSorted()).toEqual([3, 4]);
  });

  it('OR-5: when others look, then they see its size and kinds, and nothing else', async () => {
    await add(7, MOTHER, { needs: { languages: ['xzq'] } });
    const { body, text } = await cases.read('petra', 'operations');
    expect(body.items).toEqual([
      {
        ...{ operationId: 'o1', situation: 'open', openedAt: expect.any(String), expected: 15, people: 3, parties: 1 },
        ...{ kinds: ['women', 'children'], member: false, lead: null },
      },
    ]);
    for (const word of ['xzq', 'vera', 'SOS', 'rs-nis', 'request']) expect(text).not.toContain(word);
    expect((await cases.read('petra', 'operations/o1')).status).toBe(404);
    expect((await cases.send('petra', 'operations/o1/plan', {})).status).toBe(404);
    for (const command of ['close', 'take-lead', 'take-back-party']) {
      const body = command === 'close' ? {} : command === 'take-lead' ? { from: 'vera' } : { line: 7 };
      expect(await refused('petra', command, body)).toEqual([409, 'operation_not_opened']);
    }
  });

  it('OR-6: when the lead reads out the code, then a colleague abroad helps, and a wrong code helps nobody', async () => {
    const { code } = await look();
    expect(await refused('lejla', 'help', { code: 'abcdefgh' })).toEqual([409, 'wrong_code']);
    await done('lejla', 'help', { code: ` ${code?.toUpperCase()} ` });
    await add(7, WOMAN, {}, 'lejla');
    expect((await look('lejla')).helpers).toMatchObject([{ person: 'lejla', mine: true }]);
    expect(await refused('lejla', 'close')).toEqual([409, 'not_lead']);
    expect(await refused('lejla', 'take-lead', { from: 'vera' })).toEqual([409, 'other_organisation']);
  });

  it('OR-7: when two take the lead at once, then one has it, and the other is refused', async () => {
    await haven.takesRole('jelena', 'coordinator', 'SOS');
    await haven.takesRole('mila', 'coordinator', 'SOS');
    await done('jelena', 'take-lead', { from: 'vera' });
    expect(await refused('mila', 'take-lead', { from: 'vera' })).toEqual([409, 'lead_changed']);
    expect(await refused('vera', 'close')).toEqual([409, 'not_lead']);
    expect((await look('jelena')).lead).toMatchObject({ person: 'jelena', mine: true });
  });

  it('OR-8: when nobody touches it for a week, then the clock closes it, and its parties are requests like any other', async () => {
    await add(7, WOMAN);
    const { requestId } = await lineOf(7);
    haven.advance(7 * 24 * 60 * MINUTE + MINUTE);
    await haven.program.requestClock.recordDue();
    await cases.idle();
    expect((await look()).closedBecause).toBe('left_alone');
    expect((await cases.read('vera', `requests/${requestId}`)).body).toMatchObject({
      situation: 'open',
      urgency: 'immediate',
    });
    expect(await refused('vera', 'add-party', { line: 8, party: WOMAN })).toEqual([409, 'operation_closed']);
  });
});

describe('given a plan of three parties', () => {
  beforeEach(async () => {
    await open();
    await add(1, MOTHER);
    await add(2, WOMAN);
    await add(3, WOMAN);
    await add(4, MOTHER);
  });

  it('OR-9: when it is made, then it says who goes where, who has no place and why, and names no room', async () => {
    const made = await plan();
    expect(made.lines.map(({ line, shelterId, rooms }) => [line, shelterId, rooms])).toEqual([
      [expect.any(Number), 'lipa', ['household']],
      [2, 'lipa', ['shared']],
      [3, 'lipa', ['shared']],
    ]);
    expect(made.people).toEqual({ placed: 5, of: 8 });
    expect(made.notPlaced).toMatchObject([{ why: 'no_room' }]);
    expect(made.aims.find(({ aim }) => aim === 'people')).toMatchObject({ value: 3, proven: true });
    // Its token is a sealed box, whose letters may spell anything.
    expect(JSON.stringify({ ...made, plan: '' })).not.toMatch(/family|"[sf]\d"/);
  });

  it('OR-10: when the lead holds it, then one append of the house holds all of them for a quarter of an hour', async () => {
    const { plan: token } = await plan();
    await done('vera', 'hold', { plan: token });
    await cases.idle();
    const events = await cases.events('shelter-lipa');
    const held = events.filter(({ type }) => type === 'BedsHeld');
    expect(held).toHaveLength(3);
    expect(new Set(held.map(({ metadata }) => metadata.commandId)).size).toBe(1);
    const { lines, undoable } = await look();
    const first = lines.filter(({ situation }) => situation === 'first_hold');
    expect(first).toHaveLength(3);
    expect(undoable).toEqual(first.map(({ line }) => line));
    const at = haven.clock.now();
    for (const { place } of first) expect(Date.parse(place?.expiresAt ?? '') - at).toBe(15 * MINUTE);
    const { body } = await cases.read('vera', `requests/${first[0]?.requestId}`);
    expect(body).toMatchObject({ situation: 'promised', urgency: 'immediate', excludedAreas: 1 });
  });

  it('OR-11: when the lead confirms, then each hold outlasts its ride; when nobody does, then they lapse', async () => {
    const { plan: token, lines } = await plan();
    await done('vera', 'hold', { plan: token });
    await cases.idle();
    haven.clock.advance(10 * MINUTE);
    await done('vera', 'confirm', { lines: [2] });
    await cases.idle();
    const way = lines.find(({ line }) => line === 2)?.minutes ?? 0;
    const { place, situation } = await lineOf(2);
    expect(situation).toBe('held');
    expect(Date.parse(place?.expiresAt ?? '') - haven.clock.now()).toBe((way + 60 - 10) * MINUTE);
    haven.clock.advance(7 * MINUTE);
    await haven.program.lapse.recordDue();
    await cases.idle();
    expect((await lineOf(3)).situation).toBe('open');
    expect((await lineOf(2)).situation).toBe('held');
  });

  it('OR-12: when it is undone, then every place of it is free again, in one act', async () => {
    const { plan: token } = await plan();
    await done('vera', 'hold', { plan: token });
    await cases.idle();
    await done('vera', 'undo-holds');
    await cases.idle();
    expect(await stays()).toEqual([]);
    expect((await look()).lines.map(({ situation }) => situation).toSorted()).toEqual(['met', 'open', 'open', 'open']);
    expect(await refused('vera', 'undo-holds')).toEqual([409, 'nothing_held']);
    const again = await plan();
    await done('vera', 'hold', { plan: again.plan });
    await cases.idle();
    expect(await stays()).toHaveLength(3);
  });

  it('OR-13: when a room was taken meanwhile, then the others are held, and that line is planned again', async () => {
    const made = await plan();
    await haven.done('ana', 'lipa', 'hold-beds', { party: WOMAN, beds: ['s1'] });
    await done('vera', 'hold', { plan: made.plan });
    await cases.idle();
    const { lines } = await look();
    expect(lines.filter(({ situation }) => situation === 'first_hold')).toHaveLength(2);
    expect(lines.filter(({ situation }) => situation === 'refused')).toMatchObject([
      { refused: { shelterId: 'lipa', code: 'no_free_place' } },
    ]);
    const again = await plan('vera', made.plan);
    expect(again.held).toHaveLength(2);
    expect(again.lines).toEqual([]);
  });

  it('OR-14: when somebody typed since the plan, then it is not held, and nothing is half done', async () => {
    const { plan: token } = await plan();
    await done('vera', 'change-party', { line: 2, party: { women: 2 } });
    expect(await refused('vera', 'hold', { plan: token })).toEqual([409, 'plan_outdated']);
    expect(await refused('vera', 'hold', { plan: 'made-up' })).toEqual([409, 'plan_outdated']);
    await cases.idle();
    expect(await stays()).toEqual([]);
    await done('vera', 'hold', { plan: token, lines: [3] });
    await cases.idle();
    expect(await stays()).toHaveLength(1);
    expect(await refused('vera', 'change-party', { line: 3, party: { women: 2 } })).toEqual([409, 'line_held']);
    expect(await refused('vera', 'take-back-party', { line: 3 })).toEqual([409, 'line_held']);
  });

  it('OR-15: when a house is to be asked first, then the party is a request that it is asked about', async () => {
    await haven.registerShelter('vrba', 'petra');
    await haven.done('petra', 'vrba', 'change-hold-policy', { directHolds: 'nobody' });
    const made = await plan();
    const [left] = made.notPlaced;
    expect(left?.ask.map(({ shelterId }) => shelterId)).toEqual(['vrba']);
    const ask = [{ line: left?.line, shelters: ['vrba'] }];
    await done('vera', 'hold', { plan: made.plan, ask });
    await cases.idle();
    const line = await lineOf(left?.line ?? 0);
    expect(line.situation).toBe('asked');
    const { items } = (await cases.read('petra', 'tasks?shelter=vrba')).body;
    expect(items).toMatchObject([{ requestId: line.requestId, state: 'open' }]);
  });

  it('OR-16: when a person decides on a house, then the plan moves around it', async () => {
    await haven.registerShelter('vrba', 'petra');
    await done('vera', 'decide-shelter', { line: 2, shelterId: 'vrba' });
    const made = await plan();
    expect(made.lines.find(({ line }) => line === 2)).toMatchObject({ shelterId: 'vrba', abroad: true });
    expect(await refused('vera', 'decide-shelter', { line: 2, shelterId: 'nowhere' })).toEqual([400, 'invalid']);
  });
});
