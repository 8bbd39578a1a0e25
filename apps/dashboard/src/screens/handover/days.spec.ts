import { describe, expect, it } from '@jest/globals';
import type { HandoverLine } from '@safe-haven/contracts';
import { countsOf, daysOf, isLong } from './days.ts';

const line = (kind: HandoverLine['kind'], at: string): HandoverLine => ({
  ...{ kind, at, party: null, places: null, code: null, until: null },
});
const shelter = (shelterId: string, ...lines: HandoverLine[]) => ({
  shelterId,
  shelterName: `House ${shelterId}`,
  lines,
});
const span = (from: string, to: string) => ({ from: { at: from }, to: { position: '1', at: to } });

describe('HO-10: what changed in a long time', () => {
  it('HO-10: a night over midnight is one piece, a week is not', () => {
    expect(isLong(span('2026-11-24T21:00:00.000Z', '2026-11-25T05:00:00.000Z'))).toBe(false);
    // A day of 25 hours begins and ends at the same wall-clock time.
    expect(isLong(span('2026-10-24T20:00:00.000Z', '2026-10-25T20:00:00.000Z'))).toBe(false);
    expect(isLong(span('2026-11-18T05:00:00.000Z', '2026-11-25T05:00:00.000Z'))).toBe(true);
  });

  it('HO-10: each line is listed once, under its shelter and the day in the reader’s time zone, newest day first', () => {
    const shelters = [
      shelter('lipa', line('admitted', '2026-11-23T21:30:00.000Z'), line('held', '2026-11-24T23:30:00.000Z')),
      shelter('javor', line('hold_lapsed', '2026-11-24T08:00:00.000Z')),
      shelter('breza'),
    ];
    const days = daysOf(shelters, 'Europe/Belgrade');
    expect(days.map(({ day, shelters: own }) => [day, own.map(({ shelterId }) => shelterId)])).toEqual([
      ['2026-11-25', ['lipa']],
      ['2026-11-24', ['javor']],
      ['2026-11-23', ['lipa']],
    ]);
    expect(days.flatMap(({ shelters: own }) => own.flatMap(({ lines }) => lines))).toHaveLength(3);
  });

  it('HO-10: the counts of the days are those of the whole', () => {
    const lines = [
      line('admitted', '2026-11-23T12:00:00.000Z'),
      line('discharged', '2026-11-24T12:00:00.000Z'),
      line('held', '2026-11-24T13:00:00.000Z'),
      line('bed_out', '2026-11-25T12:00:00.000Z'),
      line('hold_released', '2026-11-25T13:00:00.000Z'),
    ];
    const days = daysOf([shelter('lipa', ...lines)], 'Europe/Belgrade');
    expect(days.map(({ counts }) => counts)).toEqual([
      { came: 0, left: 0, held: 1, rest: 1 },
      { came: 0, left: 1, held: 1, rest: 0 },
      { came: 1, left: 0, held: 0, rest: 0 },
    ]);
    expect(countsOf(lines)).toEqual({ came: 1, left: 1, held: 2, rest: 1 });
  });
});
