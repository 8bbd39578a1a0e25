import { describe, expect, test } from '@jest/globals';
import { answersAt } from './hours.ts';

const ZONE = 'Europe/Belgrade';
const at = (time: string, day = '2026-11-25') => Date.parse(`${day}T${time}:00+01:00`);

describe('the hours of a number', () => {
  test.each([
    ['07:59', false],
    ['08:00', true],
    ['19:59', true],
    ['20:00', false],
  ])('by day: at %s somebody answers: %s', (time, answers) => {
    expect(answersAt({ from: '08:00', to: '20:00' }, at(time), ZONE)).toBe(answers);
  });

  test.each([
    ['19:59', false],
    ['20:00', true],
    ['00:00', true],
    ['07:59', true],
    ['08:00', false],
  ])('over midnight: at %s somebody answers: %s', (time, answers) => {
    expect(answersAt({ from: '20:00', to: '08:00' }, at(time), ZONE)).toBe(answers);
  });

  test('are in the time zone of the shelter, also in summer and for readers in other zones; without hours the number is always staffed', () => {
    const summer = Date.parse('2026-07-25T06:30:00Z');
    expect(answersAt({ from: '08:00', to: '20:00' }, summer, ZONE)).toBe(true);
    expect(answersAt({ from: '08:00', to: '20:00' }, summer, 'UTC')).toBe(false);
    expect(answersAt(null, summer, ZONE)).toBe(true);
  });
});
