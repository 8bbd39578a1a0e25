import { describe, expect, test } from '@jest/globals';
import { Queue, type QueueLimits, type QueueTicket } from './queue.ts';

const LIMITS: QueueLimits = { atOnce: 2, waitMs: 60_000, waiting: 1_000, waitingPerClient: 1_000 };
const from = (client: string, known = false): QueueTicket => ({ client, known });

/** A queue whose tasks end when the test says so. */
function given(limits: Partial<QueueLimits> = {}) {
  const queue = new Queue({ ...LIMITS, ...limits });
  const running: { readonly name: string; readonly end: () => void }[] = [];
  const begun: string[] = [];
  const run = (name: string, turn: QueueTicket) =>
    queue.run(
      () =>
        new Promise<string>((resolve) => {
          begun.push(name);
          running.push({ name, end: () => resolve('done') });
        }),
      turn,
    );
  /** Everybody who may begin has begun. */
  const settled = async () => {
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  /** Ends the task that runs for longest, and waits until the next one has started. */
  const endOne = async () => {
    await settled();
    running.shift()!.end();
    await settled();
  };
  return { queue, run, running, begun, settled, endOne };
}

describe('DR-3: the queue before what costs much', () => {
  test('given two slots, when three addresses come, then two run and the third follows', async () => {
    const { run, running, begun, settled, endOne } = given();
    const all = ['a', 'b', 'c'].map((client) => run(client, from(client)));
    await settled();
    expect(running).toHaveLength(2);
    await endOne();
    expect(begun).toEqual(['a', 'b', 'c']);
    await endOne();
    await endOne();
    expect(await Promise.all(all)).toEqual(['done', 'done', 'done']);
  });

  test('given one address with ten tasks at once, then one of them runs at a time, and another address does not wait for them', async () => {
    const { run, running, begun, settled, endOne } = given();
    for (let i = 0; i < 10; i++) void run(`flood ${i}`, from('flood'));
    await settled();
    expect(begun).toEqual(['flood 0']);
    void run('somebody', from('elsewhere'));
    await settled();
    expect(begun).toEqual(['flood 0', 'somebody']);
    await endOne();
    expect(running.filter(({ name }) => name.startsWith('flood'))).toHaveLength(1);
  });

  test('given places that wait, then each has its turn before any has its second', async () => {
    const { run, begun, endOne } = given({ atOnce: 1 });
    for (const name of ['a1', 'a2', 'a3', 'b1', 'b2', 'c1']) void run(name, from(name[0]!));
    for (let i = 0; i < 5; i++) await endOne();
    expect(begun).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
  });

  test('given four hundred unknown clients in the queue, when a known device comes, then it is next', async () => {
    const { run, begun, endOne } = given();
    for (let i = 0; i < 400; i++) void run(`stranger ${i}`, from(`client ${i}`));
    void run('Mila', from('her device', true));
    void run('Vera', from('another device', true));
    await endOne();
    expect(begun.at(-1)).toBe('Mila');
    // Every second turn: strangers are not shut out either.
    await endOne();
    expect(begun.at(-1)).toBe('stranger 2');
    await endOne();
    expect(begun.at(-1)).toBe('Vera');
  });

  test('given tasks that never end, then a client that has waited the maximum is refused as busy', async () => {
    const { run, begun } = given({ atOnce: 1, waitMs: 20 });
    void run('long', from('a'));
    expect(await run('waiting', from('b'))).toBe('busy');
    expect(begun).toEqual(['long']);
  });

  test('given as many waiting as allowed, then the next one is refused as busy at once', async () => {
    const { run } = given({ atOnce: 1, waiting: 3, waitingPerClient: 2 });
    for (const name of ['a1', 'a2', 'a3']) void run(name, from('a'));
    expect(await run('a4', from('a'))).toBe('busy');
    void run('b1', from('b'));
    expect(await run('c1', from('c'))).toBe('busy');
  });

  test('given work that fails, then the next one of its client has its turn', async () => {
    const { queue } = given({ atOnce: 1, waiting: 0 });
    await expect(queue.run(() => Promise.reject(new Error('no memory')), from('a'))).rejects.toThrow('no memory');
    expect(await queue.run(async () => 'done', from('a'))).toBe('done');
  });
});
