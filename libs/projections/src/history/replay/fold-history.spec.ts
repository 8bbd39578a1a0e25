import { describe, expect, it } from '@jest/globals';
import { placesOf } from '@safe-haven/domain';
import { foldHistory } from '../../testing/fold-history.ts';
import { openShelter, party, STAFF, TestLog } from '../../testing/log.ts';

describe('a house as it was', () => {
  const log = new TestLog();
  openShelter(log, 'river');
  log.pass(60).given('river', { type: 'admit-party', party: party(2) }, STAFF);
  log.pass(120).given('river', { type: 'admit-party', party: party(1), occurredAt: '2026-03-27T12:30:00.000Z' }, STAFF);
  const { eventId } = log.stream('river').at(-1)!;
  const correction = { kind: 'replace_time', occurredAt: '2026-03-27T14:00:00.000Z' } as const;
  log.pass(60).given('river', { type: 'correct-event', eventId, correction, reason: 'wrong_time' });
  const occupied = (options: Parameters<typeof foldHistory>[2]) =>
    placesOf(foldHistory('river', log.facts('river'), options).state).occupied;

  it('SH-13 what was true: with what was written down later, corrected', () => {
    const at = (time: string) => occupied({ at: `2026-03-27T${time}:00.000Z` });
    expect(['12:00', '12:30', '13:00', '13:59', '14:00'].map(at)).toEqual([0, 0, 2, 2, 3]);
  });

  it('SH-13 what was known: only what was recorded by then, uncorrected', () => {
    const known = (time: string) => occupied({ known: `2026-03-27T${time}:00.000Z` });
    expect(['12:59', '13:00', '14:59', '15:00', '16:00'].map(known)).toEqual([0, 2, 2, 3, 3]);
  });

  it('SH-13 what was thought to be true: before the correction was known', () => {
    const at = '2026-03-27T12:30:00.000Z';
    expect(occupied({ at, known: '2026-03-27T15:30:00.000Z' })).toBe(1);
    expect(occupied({ at, known: '2026-03-27T16:00:00.000Z' })).toBe(0);
  });
});
