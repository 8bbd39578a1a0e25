import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { OperationView } from '@safe-haven/contracts';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { CaseworkProgram } from '../requests/testing/casework-program.ts';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';

let haven: HttpProgram;
let cases: CaseworkProgram;
beforeEach(async () => {
  haven = await startHttpProgram();
  cases = new CaseworkProgram(haven);
  await haven.registerShelter('lipa');
  await done('vera', 'open', { expected: 3, from: 'rs-nis', avoid: [] });
  for (const line of [1, 2, 3]) await done('vera', 'add-party', { line, party: { women: 1 } });
});
afterEach(() => haven.served.close());

const done = (who: string, command: string, body: object = {}) => cases.done(who, `operations/o1/${command}`, body);
const undone = async (who = 'vera', body: object = {}) => {
  const { status, body: answer } = await cases.send(who, 'operations/o1/undo-holds', body);
  await cases.idle();
  return status === 200 ? 'done' : answer.code;
};
/** Holds these parties in one act. */
async function held(...lines: readonly number[]): Promise<void> {
  await haven.program.feed.waitFor(await haven.program.store.head(), HANGS_MS);
  const { plan } = (await cases.done('vera', 'operations/o1/plan', { shown: null })).body;
  await done('vera', 'hold', { plan, lines });
}
const look = async (who = 'vera'): Promise<OperationView> => (await cases.read(who, 'operations/o1')).body;
/** The parties for whom the house holds a place, as the house itself has it. */
async function placed(): Promise<readonly number[]> {
  const { lines } = await look();
  await haven.program.feed.waitFor(await haven.program.store.head(), HANGS_MS);
  const { state } = haven.program.feed.headOf('lipa');
  const holds = state.situation === 'kept' ? Object.values(state.holds) : [];
  return lines.filter(({ requestId }) => holds.some((hold) => hold.requestId === requestId)).map(({ line }) => line);
}

it('OR-12: of two acts undo takes the newest back, and pressed again it takes nothing of the one before', async () => {
  await held(1);
  await cases.idle();
  await held(2, 3);
  await cases.idle();
  expect(await undone()).toBe('done');
  expect(await placed()).toEqual([1]);
  expect((await look()).undoable).toEqual([]);
  expect(await undone()).toBe('nothing_held');
  expect(await placed()).toEqual([1]);
});

it('OR-12: one act is undone party by party, each once', async () => {
  await held(1, 2, 3);
  await cases.idle();
  expect(await undone('vera', { lines: [2] })).toBe('done');
  expect((await look()).undoable).toEqual([1, 3]);
  expect(await undone('vera', { lines: [2] })).toBe('nothing_held');
  expect(await undone()).toBe('done');
  expect(await placed()).toEqual([]);
});

it('OR-12: undone before the house has answered, nothing stays held', async () => {
  await held(1, 2);
  expect(await undone()).toBe('done');
  expect(await placed()).toEqual([]);
  expect((await look()).lines.map(({ situation }) => situation)).not.toContain('first_hold');
});

it('OR-12: an undone act that is held again is a new act, and is undone again', async () => {
  for (let i = 0; i < 2; i++) {
    await held(1, 2);
    await cases.idle();
    expect(await placed()).toEqual([1, 2]);
    expect(await undone()).toBe('done');
    expect(await placed()).toEqual([]);
  }
});

it('OR-12: a colleague does not undo before they lead, and then undoes what the other held', async () => {
  await haven.takesRole('jelena', 'coordinator', 'SOS');
  await held(1, 2);
  await cases.idle();
  await done('vera', 'confirm', {});
  await cases.idle();
  expect(await undone('jelena')).toBe('not_lead');
  expect(await placed()).toEqual([1, 2]);
  await done('jelena', 'take-lead', { from: 'vera' });
  expect(await undone('vera')).toBe('not_lead');
  expect(await undone('jelena')).toBe('done');
  expect(await placed()).toEqual([]);
});

it('OR-12: two who undo at once undo it once', async () => {
  await held(1, 2);
  await cases.idle();
  const both = await Promise.all([undone(), undone()]);
  expect(both.toSorted()).toEqual(['done', 'nothing_held']);
  expect(await placed()).toEqual([]);
  const released = (await cases.typesOf('shelter-lipa')).filter((type) => type === 'HoldReleased');
  expect(released).toHaveLength(2);
});

it('OR-12: a party that has come stays, and nothing of it is undone again', async () => {
  await held(1, 2);
  await cases.idle();
  const { lines } = await look();
  const holdId = lines.find(({ line }) => line === 1)?.place?.holdId;
  await haven.done('ana', 'lipa', 'admit-party', { holdId });
  await cases.idle();
  expect(await undone()).toBe('done');
  expect((await look()).lines.map(({ line, situation }) => [line, situation])).toEqual([
    [1, 'placed'],
    [2, 'open'],
    [3, 'met'],
  ]);
  expect(await undone()).toBe('nothing_held');
});

it('OR-12: once it has ended, it is undone no more, and the places stay', async () => {
  await held(1, 2);
  await cases.idle();
  await done('vera', 'close');
  expect(await undone()).toBe('operation_closed');
  expect(await placed()).toEqual([1, 2]);
});
