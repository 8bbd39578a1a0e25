import { describe, expect, it } from '@jest/globals';
import { placesOf } from '@safe-haven/domain';
import fc from 'fast-check';
import { emptyHistory, type History } from './history/history.ts';
import { WITH_PAST } from './history/shelter-with-past.ts';
import { historyFromSnapshot, historyLines } from './history/snapshot.ts';
import { currentLevels } from './history/trends/days.ts';
import { usedPlaces } from './history/trends/uses.ts';
import type { LogEntry } from './log.ts';
import { foldShelter, NOW } from './now/folded-shelter.ts';
import { emptyNetwork, type Network } from './now/network.ts';
import { fromSnapshot, snapshotLines, toSnapshot } from './now/snapshot.ts';
import { play, steps } from './testing/scripts.ts';

const runs = { numRuns: 120 } as const;

/** What is, and what was: two folds of the same log. */
const FLOORS = [
  {
    floor: 'the board',
    empty: (): Network => emptyNetwork(),
    how: NOW,
    write: toSnapshot,
    read: (text: string): Network | null => fromSnapshot(text),
  },
  {
    floor: 'the history',
    empty: (): Network => emptyHistory(),
    how: WITH_PAST,
    write: (history: Network) => [...historyLines(history as History)].join('\n'),
    read: (text: string): Network | null => historyFromSnapshot(text),
  },
] as const;

describe.each(FLOORS)('$floor, dropped and rebuilt', ({ empty, how, write, read }) => {
  it('SH-14 equals the live one byte for byte, with any repeats', () => {
    fc.assert(
      fc.property(steps(40), fc.array(fc.nat(30), { maxLength: 60 }), (script, repeats) => {
        const log = play(script);
        const live = empty();
        log.entries.forEach((entry, i) => {
          log.project(live, entry);
          const repeated: LogEntry | undefined = log.entries[i - (repeats[i % (repeats.length || 1)] ?? 0)];
          if (repeated) expect(log.project(live, repeated)).toBeNull();
        });
        expect(write(live)).toBe(write(log.follow(empty())));
      }),
      runs,
    );
  });

  it('SH-14 equals a snapshot taken anywhere and the tail after it, and a snapshot survives its own reading', () => {
    fc.assert(
      fc.property(steps(40), fc.nat(), (script, n) => {
        const log = play(script);
        const at = n % (log.entries.length + 1);
        const early = write(log.follow(empty(), log.entries.slice(0, at)));
        const loaded = read(early)!;
        expect(loaded).toEqual(log.follow(empty(), log.entries.slice(0, at)));
        expect(write(loaded)).toBe(early);
        log.follow(loaded, log.entries.slice(at));
        expect(write(loaded)).toBe(write(log.follow(empty())));
      }),
      runs,
    );
  });

  it('SH-13 SH-14 equals each house folded from its own stream alone, corrections where their targets stand', () => {
    fc.assert(
      fc.property(steps(40), (script) => {
        const log = play(script);
        for (const [shelterId, shelter] of log.follow(empty()).shelters) {
          const alone = foldShelter<typeof shelter>(how as typeof NOW, shelterId, log.facts(shelterId));
          expect(JSON.stringify(alone)).toBe(JSON.stringify(shelter));
        }
      }),
      runs,
    );
  });
});

describe('the two floors', () => {
  it('SH-14 the board equals a snapshot whose lines were written while the log went on, and the tail after its position', () => {
    fc.assert(
      fc.property(steps(40), fc.nat(), fc.nat(6), (script, n, each) => {
        const log = play(script);
        const at = n % (log.entries.length + 1);
        const live = log.follow(emptyNetwork(), log.entries.slice(0, at));
        const meanwhile = log.entries.slice(at).values();
        const lines: string[] = [];
        for (const line of snapshotLines(live)) {
          lines.push(line);
          for (const entry of meanwhile.take(each)) log.project(live, entry);
        }
        const loaded = fromSnapshot(lines.join('\n'))!;
        log.follow(loaded, log.entries.slice(at));
        expect(loaded).toEqual(log.follow(emptyNetwork()));
      }),
      runs,
    );
  });

  it('SH-16 have the same houses in the same state at every position', () => {
    fc.assert(
      fc.property(steps(40), (script) => {
        const log = play(script);
        const [board, history] = [emptyNetwork(), emptyHistory()];
        for (const entry of log.entries) {
          const id = log.project(board, entry)!;
          log.project(history, entry);
          const { ledger, mornings, figures, ...now } = history.shelters.get(id)!;
          expect(now).toEqual(board.shelters.get(id));
        }
      }),
      runs,
    );
  });

  it('SH-1 SH-16 in service = free + spare + held + occupied at every position, and the ledger counts what the board counts', () => {
    fc.assert(
      fc.property(steps(40), (script) => {
        const log = play(script);
        const live = emptyHistory();
        for (const entry of log.entries) {
          const { state, ledger } = live.shelters.get(log.project(live, entry)!)!;
          if (state.situation !== 'kept') continue;
          const { inService, held, occupied, outOfService: out, free, spare } = placesOf(state);
          expect(free + spare + held + occupied).toBe(inService);
          expect(usedPlaces(state)).toEqual({ held, occupied });
          // The ledger knows the rest of household rooms alone (FIGURES): that of a shared room is free there.
          const { spare: ofHouseholds, ...levels } = currentLevels(ledger);
          expect(levels).toEqual({ inService, held, occupied, out });
          expect(ofHouseholds).toBeLessThanOrEqual(spare);
        }
      }),
      runs,
    );
  });
});
