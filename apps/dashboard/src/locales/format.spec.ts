import { describe, expect, it } from '@jest/globals';
import { formatFor } from './format.ts';
import { loadLanguage } from './load-namespaces.ts';

const format = formatFor('en');
const NOW = Date.parse('2026-11-25T01:10:00.000Z');
const before = (ms: number) => NOW - ms;

describe('dates, ages and numbers', () => {
  it.each([
    [0, 'just now'],
    [59_000, 'just now'],
    [60_000, '1 min ago'],
    [40 * 60_000, '40 min ago'],
    [90 * 60_000, '1 h ago'],
    [47 * 3_600_000, '47 h ago'],
    [72 * 3_600_000, '3 days ago'],
    [-5_000, 'just now'],
  ])('%i ms ago is "%s"', (ms, text) => {
    expect(format.ago(before(ms), NOW)).toBe(text);
  });

  it('counts down to nothing and never below', () => {
    expect([2_480_000, 3_849_000, 900, 0, -5_000].map(format.countdown)).toEqual([
      '41:20',
      '1:04:09',
      '00:01',
      '00:00',
      '00:00',
    ]);
  });

  it('writes clock and day in the zone of the house', () => {
    expect(format.clock('2026-11-25T01:10:00.000Z', 'Europe/Belgrade')).toBe('02:10');
    expect(format.day('2026-11-25T01:10:00.000Z', 'Europe/Belgrade')).toBe('Wed 25 Nov');
  });

  it('names what comes by the clock today, by the day with its date later', () => {
    const on = (days: number) => format.soon(NOW + days * 24 * 3_600_000, NOW);
    expect(on(0)).toMatch(/^\d\d:\d\d$/);
    expect(on(2)).toBe('Fri 27 Nov');
    expect(on(9)).toBe('Fri 4 Dec');
  });

  it.each([
    ['bs', 'pet. 27. nov'],
    ['sr-Latn', 'pet. 27. nov'],
    ['sr-Cyrl', 'пет. 27. нов'],
    ['mk', 'пет. 27 ное'],
  ])('WD-2 %s says Friday with a point and a date: without them it is the number five', async (language, friday) => {
    await loadLanguage(language);
    expect(formatFor(language).soon(NOW + 2 * 24 * 3_600_000, NOW)).toBe(friday);
  });

  it('names the countries of the network in its own words, others as the language does', () => {
    expect(format.country('BA')).toBe('Bosnia and Herzegovina');
    expect(format.countryShort('BA')).toBe('Bosnia and Herz.');
    expect(format.countryShort('CA')).toBe('Canada');
  });
});
