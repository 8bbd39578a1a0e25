import { describe, expect, test } from '@jest/globals';
import { L10N, line, points } from '../trends.fixture.ts';
import { extremesOf, gapsIn, isHidden, whysIn } from './extremes.ts';
import { chartSentence } from './sentence.ts';

const DAILY = { by: 'organisation', bucket: 'day' } as const;

describe('a chart as a sentence', () => {
  test('names the lowest, the highest and the last, and what is missing', () => {
    expect(chartSentence(L10N, line('Atina', points(72.5, 100, null, 83.33)), DAILY)).toBe(
      'Occupied, Atina, Sun 1 Nov to Wed 4 Nov: lowest 72.5 % (Sun 1 Nov), highest 100.0 % (Mon 2 Nov), last 83.3 % (Wed 4 Nov). 1 without a number.',
    );
  });

  test('keeps a range a range', () => {
    const said = chartSentence(L10N, line('RS', points([75, 80], 'too_recent')), { by: 'country', bucket: 'week' });
    expect(said).toContain('last 75–80 % (1 Nov)');
    expect(said).toContain('Occupied, Serbia,');
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

  test('gaps are counted, hidden buckets are not gaps', () => {
    expect(gapsIn(points(80, null, 'few_people', null))).toBe(2);
  });

  test('a line is hidden when nothing of it may be shown', () => {
    expect(isHidden(points('few_shelters', null, 'too_recent'))).toBe(true);
    expect(whysIn(points('few_shelters', 'too_recent', 'few_shelters'))).toEqual(['few_shelters', 'too_recent']);
    expect(isHidden(points([70, 75], 'too_recent'))).toBe(false);
    expect(isHidden(points(null, null))).toBe(false);
  });
});
