/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { dayNumber } from '../trends/zone.ts';
import { CountModel } from './count-model.ts';
import { COUNTED_AHEAD } from './forecast.ts';
import { Score } from './score.ts';

/** Open data of real shelters; the folder is named by the environment. */
const DATA = process.env['HAVEN_TEST_DATA'];
const withData = DATA ? it : it.skip;

/** Parameters were fitted on the days before; the days after it were only evaluated once, at the end. */
const TEST_START = dayNumber('2023-01-01');
/** Every second evening is tested. */
const STEP = 2;

interface DailyCounts {
  readonly free: Map<number, number>;
  capacity: number;
}

function dailyCounts(): DailyCounts[] {
  const shelters = new Map<string, DailyCounts>();
  const text = gunzipSync(readFileSync(join(DATA!, 'toronto-women', 'daily_counts.csv.gz'))).toString('utf8');
  for (const line of text.trim().split(/\r?\n/).slice(1)) {
    const [night, shelter, places, occupied] = line.split(',');
    const counts = shelters.get(shelter!) ?? { free: new Map(), capacity: 0 };
    shelters.set(shelter!, counts);
    counts.free.set(dayNumber(night!), Math.max(0, Number(places) - Number(occupied)));
    counts.capacity = Math.max(counts.capacity, Number(places));
  }
  return [...shelters.values()];
}

/** Scores the forecasts of every second evening whose day and target day lie in the range. */
function backtest(shelters: readonly DailyCounts[], ahead: number, [from, before]: readonly [number, number]): Score {
  const score = new Score();
  for (const { free, capacity } of shelters) {
    const model = new CountModel(free, capacity);
    for (const [n, day] of [...free.keys()].toSorted((a, b) => a - b).entries()) {
      const actual = free.get(day + ahead);
      if (n % STEP !== 0 || day < from || day + ahead >= before || actual === undefined) continue;
      // With what was known on that evening.
      const expected = model.distributionAfter(day, ahead);
      if (expected !== null) score.add(expected, free.get(day)!, actual);
    }
  }
  return score;
}

describe('the forecast from real daily counts', () => {
  withData(
    'FC-3 on test evenings covers 80 %, and its median beats “as many as today”, on each day that is shown',
    () => {
      const shelters = dailyCounts();
      for (const ahead of [1, 2, 3, 4, 5, 6, 7]) {
        const training = backtest(shelters, ahead, [0, TEST_START]);
        const score = backtest(shelters, ahead, [TEST_START, Number.POSITIVE_INFINITY]);
        process.stdout.write(`counts, ${ahead} days ahead, until 2022: ${training}\n`);
        process.stdout.write(`counts, ${ahead} days ahead, held out: ${score}\n`);
        if (ahead > COUNTED_AHEAD) continue;
        const { tried, coverage, meanError, naiveError } = score;
        expect([ahead, tried > 1_000, coverage >= 75, coverage <= 85, meanError < naiveError]).toEqual([
          ahead,
          true,
          true,
          true,
          true,
        ]);
      }
    },
  );
});
