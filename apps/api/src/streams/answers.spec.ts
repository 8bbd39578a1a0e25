import { describe, expect, it } from '@jest/globals';
import { KeptAnswers } from './answers.ts';

const key = (commandId: string) => ({ stream: 'shelter-a', person: 'jelena', commandId });
const kept = (code: string) => ({ hash: 'h', answer: { kind: 'rejected', rejection: { code } } }) as const;
const MINUTE = 60_000;

describe('given answers without a fact (SH-7)', () => {
  it('when the key comes again within a quarter of an hour, then the first answer stays', () => {
    const answers = new KeptAnswers();
    answers.keep(key('c'), kept('bed_taken'), 0);
    answers.keep(key('c'), kept('intake_paused'), MINUTE);
    expect(answers.find(key('c'), 15 * MINUTE)).toMatchObject(kept('bed_taken'));
    expect(answers.find(key('c'), 15 * MINUTE + 1)).toBeNull();
  });

  it('when it is somebody else’s key, or another house’s, then there is none', () => {
    const answers = new KeptAnswers();
    answers.keep(key('c'), kept('bed_taken'), 0);
    expect(answers.find({ ...key('c'), person: 'vera' }, 0)).toBeNull();
    expect(answers.find({ ...key('c'), stream: 'shelter-b' }, 0)).toBeNull();
  });

  it('when there are more than there is room for, then the oldest goes', () => {
    const answers = new KeptAnswers(2);
    for (const id of ['a', 'b', 'c']) answers.keep(key(id), kept(id), 0);
    expect(['a', 'b', 'c'].map((id) => answers.find(key(id), 0) !== null)).toEqual([false, true, true]);
  });
});
