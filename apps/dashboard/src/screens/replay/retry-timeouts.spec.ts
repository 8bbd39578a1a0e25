import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../../net/api.ts';
import { retryTimeouts } from './retry-timeouts.ts';

const failed = (code: string): Answer<number> => ({
  ok: false,
  problem: { type: 'about:blank', title: code, status: 0, code },
});

/** The final answer, and the number of requests. */
async function retried(...answers: Answer<number>[]): Promise<[number | string, number]> {
  let attempts = 0;
  const answer = await retryTimeouts(async () => answers[attempts++] ?? failed('none'));
  return [answer.ok ? answer.value : answer.problem.code, attempts];
}

describe('given a past that takes longer to read than one answer is waited for', () => {
  it('then it is asked for again, for what was read stays read', async () => {
    expect(await retried(failed('timed_out'), failed('timed_out'), { ok: true, value: 7 })).toEqual([7, 3]);
  });

  it('then the timeout is returned in the end, and other problems at once', async () => {
    const slow = failed('timed_out');
    expect(await retried(slow, slow, slow, slow)).toEqual(['timed_out', 3]);
    expect(await retried(failed('no_right'))).toEqual(['no_right', 1]);
  });
});
