import { describe, expect, it } from '@jest/globals';
import { placesOf } from '@safe-haven/domain';
import fc from 'fast-check';
import { foldShelter } from './folded-shelter.ts';
import type { LogEntry } from './log.ts';
import { emptyNetwork } from './network.ts';
import { fromSnapshot, snapshotLines, toSnapshot } from './snapshot.ts';
import { play, steps } from './testing/scripts.ts';
import { currentLevels } from './trends/days.ts';
import { usedPlaces } from './trends/uses.ts';

const runs = { numRuns: 120 } as const;

describe('a projection dropped and rebuilt', () => {
  it('SH-14 equals the live one byte for byte, with any repeats', () => {
    fc.assert(
      fc.property(steps(40), fc.array(fc.nat(30), { maxLength: 60 }), (script, repeats) => {
        const log = play(script);
        const live = emptyNetwork();
        log.entries.forEach((entry, i) => {
          log.project(live, entry);
          const repeated: LogEntry | undefined = log.entries[i - (repeats[i % (repeats.length || 1)] ?? 0)];
          if (repeated) expect(log.project(live, repeated)).toBeNull();
        });
        expect(toSnapshot(live)).toBe(toSnapshot(log.follow()));
      }),
      runs,
    );
  });

  it('SH-14 equals a snapshot taken anywhere and the tail after it, and a snapshot survives its own reading', () => {
    fc.assert(
      fc.property(steps(40), fc.nat(), (script, n) => {
        const log = play(script);
        const at = n % (log.entries.length + 1);
        const early = toSnapshot(log.follow(emptyNetwork(), log.entries.slice(0, at)));
        const loaded = fromSnapshot(early)!;
        expect(loaded).toEqual(log.follow(emptyNetwork(), log.entries.slice(0, at)));
        expect(toSnapshot(loaded)).toBe(early);
        log.follow(loaded, log.entries.slice(at));
        expect(toSnapshot(loaded)).toBe(toSnapshot(log.follow()));
      }),
      runs,
    );
  });

  it('SH-14 equals a snapshot whose lines were written while the log went on, and the tail after its position', () => {
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
        expect(loaded).toEqual(log.follow());
      }),
      runs,
    );
  });

  it('SH-13 SH-14 equals each house folded from its own stream alone, corrections where their targets stand', () => {
    fc.assert(
      fc.property(steps(40), (script) => {
        const log = play(script);
        const live = log.follow();
        for (const [shelterId, shelter] of live.shelters) {
          expect(JSON.stringify(foldShelter(shelterId, log.facts(shelterId)))).toBe(JSON.stringify(shelter));
        }
      }),
      runs,
    );
  });

  it('SH-1 SH-16 in service = free + spare + held + occupied at every position, and the ledger counts what the board counts', () => {
    fc.assert(
      fc.property(steps(40), (script) => {
        const log = play(script);
        const live = emptyNetwork();
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
