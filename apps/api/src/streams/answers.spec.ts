import { describe, expect, it } from '@jest/globals';
import { StoredAnswers } from './answers.ts';
import { keyText } from './command-key.ts';
import { FirstAnswer } from './first-answer.ts';

const key = (commandId: string) => keyText('shelter-a', 'jelena', commandId);
const answered = (code: string) =>
  ({ hash: 'h', answer: { kind: 'rejected', rejection: { code } }, firstAnswer: new FirstAnswer() }) as const;
const MINUTE = 60_000;

describe('given answers without a fact (SH-7)', () => {
  it('when the key is repeated within a quarter of an hour, then the first answer stays', () => {
    const answers = new StoredAnswers();
    answers.store(key('c'), answered('bed_taken'), 0);
    answers.store(key('c'), answered('intake_paused'), MINUTE);
    expect(answers.find(key('c'), 15 * MINUTE)).toMatchObject({ answer: { rejection: { code: 'bed_taken' } } });
    expect(answers.find(key('c'), 15 * MINUTE + 1)).toBeNull();
  });

  it('when it is another person’s key, or of another shelter, then there is none', () => {
    const answers = new StoredAnswers();
    answers.store(key('c'), answered('bed_taken'), 0);
    expect(answers.find(keyText('shelter-a', 'vera', 'c'), 0)).toBeNull();
    expect(answers.find(keyText('shelter-b', 'jelena', 'c'), 0)).toBeNull();
  });

  it('when there are more than the limit, then the oldest is dropped', () => {
    const answers = new StoredAnswers(2);
    for (const id of ['a', 'b', 'c']) answers.store(key(id), answered(id), 0);
    expect(['a', 'b', 'c'].map((id) => answers.find(key(id), 0) !== null)).toEqual([false, true, true]);
  });
});
