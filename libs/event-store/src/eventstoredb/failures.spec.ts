import { describe, expect, it } from '@jest/globals';
import { failureOf, NoAnswerError, sentenceOf } from './failures.ts';

describe('the outcome of a failed call', () => {
  it.each([
    [{ type: 'access-denied', code: 2 }, 'denied'],
    [{ type: 'wrong-expected-version' }, 'wrong_version'],
    [{ type: 'maximum-append-size-exceeded', code: 3 }, 'too_large'],
    [{ type: 'not-leader', code: 5 }, 'not_leader'],
    [{ type: 'unknown', code: 16 }, 'denied'],
    [{ code: 7 }, 'denied'],
    [{ code: 12 }, 'impossible'],
    ...[0, 1, 2, 4, 8, 10, 13, 14].map((code) => [{ type: 'unknown', code }, 'unknown'] as const),
    [new Error('write after end'), 'unknown'],
    [new NoAnswerError(), 'unknown'],
    ['thrown text', 'unknown'],
    [null, 'unknown'],
  ])('ES-3 given %j, by type or by code, then it is %s', (error, failure) => {
    expect(failureOf(error)).toBe(failure);
    expect(sentenceOf(error, 'db:2113')).toMatch(/ db:2113 .+[.:]/);
  });
});
