import { describe, expect, test } from '@jest/globals';
import { knownOf, L10N, line, points } from '../trends.fixture.ts';
import { extremesOf, hiddenReasonsIn, isHidden } from './extremes.ts';
import { chartSentence } from './sentence.ts';

const DAILY = { by: 'organisation', bucket: 'day', from: '2026-11-01', to: '2026-11-04' } as const;

describe('a chart as a sentence', () => {
  test('names the lowest, the highest and the last, and what is missing', () => {
    expect(chartSentence(L10N, line('Atina', points(72.5, 100, null, 83.33)), DAILY)).toBe(
      'Occupied, Atina, 1 November to 4 November 2026: lowest 72.5 % (Sun 1 Nov), highest 100.0 % (Mon 2 Nov), last 83.3 % (Wed 4 Nov). Known: 3 of 4 nights of houses.',
    );
  });

  test('keeps a range a range', () => {
    const [first, second] = points([75, 80], 'too_recent');
    const week = { ...first!, to: '2026-11-07', ...knownOf(5, 7) } as typeof first & object;
    const weekly = { ...DAILY, by: 'country', bucket: 'week', to: '2027-01-04' } as const;
    const sentence = chartSentence(L10N, line('RS', [week, second!]), weekly);
    expect(sentence).toContain('last 75–80 %, 5 of 7 nights of houses (1 Nov – 7 Nov 2026)');
    expect(sentence).toContain('Occupied, Serbia,');
  });

  test('says so when there is nothing', () => {
    expect(chartSentence(L10N, line('Atina', points(null)), DAILY)).toBe('Occupied, Atina: no number in this range.');
    expect(chartSentence(L10N, line('Atina', []), DAILY)).toBe('Occupied, Atina: no number in this range.');
  });
});

describe('what is worth naming of a line', () => {
  test('is the first lowest, the first highest and the last with a number', () => {
    expect(extremesOf(points(80, 70, 90, 70, 90, null))).toMatchObject({
      lowest: { day: '2026-11-02' },
      highest: { day: '2026-11-03' },
      latest: { day: '2026-11-05' },
    });
  });

  test('a line is hidden when nothing of it may be shown', () => {
    expect(isHidden(points('few_shelters', null, 'too_recent'))).toBe(true);
    expect(hiddenReasonsIn(points('few_shelters', 'too_recent', 'few_shelters'))).toEqual([
      'few_shelters',
      'too_recent',
    ]);
    expect(isHidden(points([70, 75], 'too_recent'))).toBe(false);
    expect(isHidden(points(null, null))).toBe(false);
  });
});
