import { describe, expect, test } from '@jest/globals';
import type { ReplayBoard } from '@safe-haven/contracts';
import type { Answer } from '../../../net/api.ts';
import { FrameStore } from './frame-store.ts';

const OFFLINE = { type: 'about:blank', title: 'offline', status: 0, code: 'offline' };
const boardAt = (at: string): ReplayBoard => ({ position: '1', at, was: [], known: [] });

/** A store whose requests the test answers in order. */
function givenStore() {
  const open: { at: string; answer: (answer: Answer<ReplayBoard>) => void }[] = [];
  const all: string[] = [];
  const store = new FrameStore((at) => {
    all.push(at);
    return new Promise((answer) => open.push({ at, answer }));
  });
  const answered = async (ok = true) => {
    const { at, answer } = open.shift()!;
    answer(ok ? { ok: true, value: boardAt(at) } : { ok: false, problem: OFFLINE });
    await new Promise((resolve) => queueMicrotask(() => resolve(null)));
  };
  return { store, all, answered };
}

describe('boards of the past', () => {
  test('given a hand that drags, then only where it is at each answer is asked for, and the last one is shown', async () => {
    const { store, all, answered } = givenStore();
    for (const at of ['1', '2', '3', '4']) store.show(at, []);
    await answered();
    expect(store.read().shown).toBeNull();
    await answered();
    expect(all).toEqual(['1', '4']);
    expect(store.read().shown?.at).toBe('4');
  });

  test('given nothing else to do, then the neighbours are fetched, and shown without a question', async () => {
    const { store, all, answered } = givenStore();
    store.show('2', ['3', '1']);
    for (let n = 0; n < 3; n++) await answered();
    expect(all).toEqual(['2', '3', '1']);
    store.show('3', ['2']);
    expect([store.read().shown?.at, all.length]).toEqual(['3', 3]);
    expect(store.peek('1')?.at).toBe('1');
  });

  test('given a neighbour that does not come, then it is asked for once', async () => {
    const { store, all, answered } = givenStore();
    store.show('1', ['2']);
    await answered();
    await answered(false);
    expect(all).toEqual(['1', '2']);
    expect([store.read().shown?.at, store.read().problem]).toEqual(['1', null]);
  });

  test('given a lost connection, then the last board stays, it is said, and asked again on demand', async () => {
    const { store, all, answered } = givenStore();
    store.show('1', []);
    await answered();
    store.show('2', ['3']);
    await answered(false);
    expect([store.read().shown?.at, store.read().problem?.code, all.length]).toEqual(['1', 'offline', 2]);
    store.refetch();
    await answered();
    expect([store.read().shown?.at, store.read().problem]).toEqual(['2', null]);
  });
});
