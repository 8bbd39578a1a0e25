import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Problem } from '@safe-haven/contracts';
import { act, cleanup, renderHook } from '@testing-library/react';
import type { Answer } from '../api.ts';
import { connection } from '../connection.ts';
import { type SendOptions, useCommand } from './use-command.ts';

const refused = (code: string): Answer<string> => ({
  ok: false,
  problem: { type: 'about:blank', title: code, status: 409, code } satisfies Problem,
});
const DONE: Answer<string> = { ok: true, value: 'done' };

beforeEach(() => connection.markOpened());
afterEach(cleanup);

/** A sender with answers that the test releases, and a record of the keys. */
function given(...answers: Answer<string>[]) {
  const keys: string[] = [];
  const run = jest.fn(async (key: string) => {
    keys.push(key);
    return answers.shift() ?? DONE;
  });
  const { result } = renderHook(() => useCommand());
  const send = async (options?: SendOptions<undefined, string>) => {
    let sent: unknown;
    await act(async () => {
      sent = await result.current.send(run, options);
    });
    return sent;
  };
  return { result, keys, send, run };
}

describe('a command', () => {
  it('that is refused is shown at its place, and resent under the same key', async () => {
    const { result, keys, send } = given(refused('bed_taken'));
    expect(await send({ place: 'bed' })).toBeNull();
    expect(result.current.attempts).toMatchObject([{ place: 'bed', state: 'refused', problem: { code: 'bed_taken' } }]);
    await act(async () => void (await result.current.resend('bed')));
    expect([new Set(keys).size, keys.length, result.current.attempts]).toEqual([1, 2, []]);
  });

  it('is sent once from a place at a time, and from another place meanwhile', async () => {
    const { result, run } = given();
    await act(async () => {
      const all = ['a', 'a', 'b'].map((place) => result.current.send(run, { place }));
      expect(await Promise.all(all)).toEqual([{ value: 'done' }, null, { value: 'done' }]);
    });
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('is kept and not sent while the connection is gone', async () => {
    const { send, run } = given();
    act(() => connection.markLost(1));
    expect(await send({ enqueue: (_, mayBeRecorded) => `kept ${mayBeRecorded}` })).toEqual({ value: 'kept false' });
    expect(run).not.toHaveBeenCalled();
  });

  it('whose answer was lost is kept under its own key, for it may be on record', async () => {
    const { result, keys, send } = given(refused('offline'));
    const queued: string[] = [];
    const enqueue = (key: string, mayBeRecorded: boolean) => {
      queued.push(key);
      return `kept ${mayBeRecorded}`;
    };
    expect(await send({ enqueue })).toEqual({ value: 'kept true' });
    expect([queued, result.current.problem]).toEqual([keys, null]);
  });

  it('that may not wait is refused when its answer is lost', async () => {
    const { result, send } = given(refused('offline'));
    expect(await send()).toBeNull();
    expect(result.current.problem?.code).toBe('offline');
  });
});
