/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { dayNumber } from '../trends/zone.ts';
import { CountedNights } from './counted.ts';
import { COUNTED_AHEAD } from './forecast.ts';
import { Score } from './score.ts';

/** Real evenings of real shelters, where the environment says where they are. */
const DATA = process.env['HAVEN_TEST_DATA'];
const withData = DATA ? it : it.skip;

/** Everything that had to be chosen was chosen on the days before; how well it does was read off those after it, once. */
const HELD_OUT = dayNumber('2023-01-01');
/** Each second evening is tried. */
const STEP = 2;

interface House {
  readonly free: Map<number, number>;
  most: number;
}

function housesIn(): House[] {
  const houses = new Map<string, House>();
  const text = gunzipSync(readFileSync(join(DATA!, 'toronto-women', 'daily_counts.csv.gz'))).toString('utf8');
  for (const line of text.trim().split(/\r?\n/).slice(1)) {
    const [night, shelter, places, occupied] = line.split(',');
    const house = houses.get(shelter!) ?? { free: new Map(), most: 0 };
    houses.set(shelter!, house);
    house.free.set(dayNumber(night!), Math.max(0, Number(places) - Number(occupied)));
    house.most = Math.max(house.most, Number(places));
  }
  return [...houses.values()];
}

/** Each second evening from one day on and before another; what comes may lie no later than that either. */
function tryOut(houses: readonly House[], ahead: number, [from, before]: readonly [number, number]): Score {
  const score = new Score();
  for (const { free, most } of houses) {
    const nights = new CountedNights(free, most);
    for (const [n, day] of [...free.keys()].toSorted((a, b) => a - b).entries()) {
      const came = free.get(day + ahead);
      if (n % STEP !== 0 || day < from || day + ahead >= before || came === undefined) continue;
      // Only what was known by then.
      const expected = nights.next(day, ahead);
      if (expected !== null) score.add(expected, free.get(day)!, came);
    }
  }
  return score;
}

describe('the forecast from real daily counts', () => {
  withData(
    'FC-3 on held-out evenings covers four of five, and its middle is nearer than the same as today, on each day that is told',
    () => {
      const houses = housesIn();
      for (const ahead of [1, 2, 3, 4, 5, 6, 7]) {
        const chosenOn = tryOut(houses, ahead, [0, HELD_OUT]);
        const score = tryOut(houses, ahead, [HELD_OUT, Number.POSITIVE_INFINITY]);
        process.stdout.write(`counts, ${ahead} days ahead, until 2022: ${chosenOn}\n`);
        process.stdout.write(`counts, ${ahead} days ahead, held out: ${score}\n`);
        if (ahead > COUNTED_AHEAD) continue;
        const { tried, coverage, off, offToday } = score;
        expect([ahead, tried > 1_000, coverage >= 75, coverage <= 85, off < offToday]).toEqual([
          ahead,
          true,
          true,
          true,
          true,
        ]);
      }
    },
    120_000,
  );
});
