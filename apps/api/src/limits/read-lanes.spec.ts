import { setImmediate as nextRound } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { HANGS_MS, unlessItHangs } from '@safe-haven/jest-preset/waiting';
import { LoopTurns } from './loop-turns.ts';
import { ReadLanes } from './read-lanes.ts';

const LIMITS = { atOnce: 4, costlyAtOnce: 3, waiting: 5 };
const TOO_MANY = { code: 'too_many_requests', extra: { retryAfter: 2 } };

/** Reads of people, each of which runs until the test ends it. */
function given(waitMs = HANGS_MS) {
  const lanes = new ReadLanes(LIMITS, waitMs);
  const begun: string[] = [];
  const running = new Map<string, () => void>();
  const read = (name: string, isCostly = true, person = 'ana') =>
    lanes.run(person, isCostly, () => {
      begun.push(name);
      return new Promise<void>((resolve) => running.set(name, resolve));
    });
  return { begun, read, ends: (name: string) => running.get(name)!() };
}

/** Long enough for every read that has a lane to have its turn. */
const turnsGiven = async () => {
  for (let n = 0; n < 20; n++) await nextRound();
};

describe('SH-22: given reads of one person', () => {
  it('then three costly ones and one other run at a time, the next when one of them ends, in the order in which they came', async () => {
    const { begun, read, ends } = given();
    for (const name of ['a', 'b', 'c', 'd']) void read(name);
    for (const name of ['x', 'y']) void read(name, false);
    await turnsGiven();
    expect(begun).toEqual(['a', 'b', 'c', 'x']);
    ends('b');
    await turnsGiven();
    expect(begun).toEqual(['a', 'b', 'c', 'x', 'd']);
    ends('x');
    await turnsGiven();
    expect(begun).toEqual(['a', 'b', 'c', 'x', 'd', 'y']);
  });

  it('then those of another person do not wait for them', async () => {
    const { begun, read } = given();
    for (const name of ['a', 'b', 'c', 'd']) void read(name);
    void read('of petra', true, 'petra');
    await turnsGiven();
    expect(begun).toEqual(['a', 'b', 'c', 'of petra']);
  });

  it('when more come than may wait, then they are refused with when to ask again, and the others are answered', async () => {
    const { read, ends } = given();
    const reads = Array.from({ length: 8 }, (_, n) => read(String(n)));
    await expect(unlessItHangs(read('one more'), 'a refusal')).rejects.toMatchObject(TOO_MANY);
    for (let n = 0; n < 8; n++) {
      await turnsGiven();
      ends(String(n));
    }
    await expect(Promise.all(reads)).resolves.toHaveLength(8);
  });

  it('when one has waited too long, then it is refused, never runs, and its place is free', async () => {
    const { begun, read, ends } = given(10);
    for (const name of ['a', 'b', 'c']) void read(name);
    await expect(unlessItHangs(read('late'), 'a refusal')).rejects.toMatchObject(TOO_MANY);
    ends('a');
    void read('next');
    await turnsGiven();
    expect(begun).toEqual(['a', 'b', 'c', 'next']);
  });

  it('when one fails, then its lane is free', async () => {
    const { begun, read } = given();
    const lanes = new ReadLanes(LIMITS, HANGS_MS);
    const failing = () => lanes.run('ana', true, () => Promise.reject(new Error('no')));
    for (let n = 0; n < 10; n++) await expect(failing()).rejects.toThrow('no');
    void read('a');
    await turnsGiven();
    expect(begun).toEqual(['a']);
  });
});

describe('SH-23: given reads that take turns', () => {
  it('then each round of the event loop has one of them, first come, first served', async () => {
    const turns = new LoopTurns();
    const given: string[] = [];
    for (const name of ['a', 'b', 'c']) void turns.next().then(() => given.push(name));
    const rounds: number[] = [];
    while (given.length < 3) {
      await nextRound();
      rounds.push(given.length);
    }
    expect(new Set(rounds)).toEqual(new Set([1, 2, 3]));
    expect(given).toEqual(['a', 'b', 'c']);
  });

  it('when a command comes after them, then it is done before any of them goes on', async () => {
    const turns = new LoopTurns(HANGS_MS);
    const order: string[] = [];
    const reads = ['a', 'b'].map((name) => turns.next().then(() => order.push(name)));
    await turns.command(async () => {
      await turnsGiven();
      order.push('command');
    });
    await Promise.all(reads);
    expect(order).toEqual(['command', 'a', 'b']);
  });

  it('when a command hangs, then they go on meanwhile', async () => {
    const turns = new LoopTurns(1);
    const { promise, resolve } = Promise.withResolvers<void>();
    const command = turns.command(() => promise);
    await turns.next();
    await turns.next();
    resolve();
    await command;
  });
});
