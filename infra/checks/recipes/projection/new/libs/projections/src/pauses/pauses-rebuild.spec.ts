import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { play, steps } from '../testing/scripts.ts';
import { emptyPauses, type Pauses, projectPauses } from './pauses.ts';
import { pausesFromSnapshot, pausesToSnapshot } from './snapshot.ts';

const entriesOf = (script: Parameters<typeof play>[0]) => play(script).entries;
type Entries = ReturnType<typeof entriesOf>;
const folded = (entries: Entries, pauses: Pauses = emptyPauses()): Pauses => {
  for (const entry of entries) projectPauses(pauses, entry);
  return pauses;
};

describe('the pauses of houses', () => {
  it('SH-14 are the same from the first event, from any snapshot, and with repeats', () => {
    fc.assert(
      fc.property(steps(60), fc.nat(), (script, n) => {
        const entries = entriesOf(script);
        const whole = folded(entries);
        const at = n % (entries.length + 1);
        const early = pausesFromSnapshot(pausesToSnapshot(folded(entries.slice(0, at))))!;
        expect(pausesToSnapshot(folded(entries, early))).toBe(pausesToSnapshot(whole));
        expect(pausesToSnapshot(folded(entries.slice(0, at), whole))).toBe(pausesToSnapshot(folded(entries)));
        const paused = entries.filter((entry) => entry.readable && entry.event.type === 'IntakePaused');
        expect([...whole.shelters.values()].reduce((sum, { times }) => sum + times, 0)).toBe(paused.length);
      }),
      { numRuns: 60 },
    );
  });

  it('SH-14 are read from no snapshot of another projection', () => {
    expect(pausesFromSnapshot('{"name":"handovers","version":1,"position":"1","shelters":[]}')).toBeNull();
  });
});
