/// <reference types="node" />
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { DAY } from '@safe-haven/domain';
import { judge, stratumOf, type Try, tryAt } from '@safe-haven/projections/history';
import { type CountedDays, movingShelters } from './testing/moving-shelters.ts';

/** Open data of real shelters; the folder is named by the environment. */
const DATA = process.env['HAVEN_TEST_DATA'];
const withData = DATA ? it : it.skip;

const FIGURES = new URL('../../../../docs/FIGURES.md', import.meta.url);
const [BEGIN, END] = ['<!-- forecast -->\n\n', '\n\n<!-- /forecast -->'];

const DAYS_AHEAD = [1, 2, 3, 4, 5, 6, 7] as const;
/** How long tries are remembered, in days. */
const HALF_A_YEAR = 182;

/** The programmes that nothing was chosen on: those with an odd number. */
function judgedProgrammes(): CountedDays[] {
  const shelters = new Map<string, CountedDays>();
  const text = gunzipSync(readFileSync(join(DATA!, 'toronto-women', 'daily_counts.csv.gz'))).toString('utf8');
  for (const line of text.trim().split(/\r?\n/).slice(1)) {
    const [night, name, inService, occupied] = line.split(',');
    if (Number(name!.split('-')[1]) % 2 === 0) continue;
    const shelter = shelters.get(name!) ?? { free: new Map(), places: 0 };
    shelters.set(name!, shelter);
    shelter.free.set(Date.parse(night!) / DAY, Math.max(0, Number(inService) - Number(occupied)));
    shelter.places = Math.max(shelter.places, Number(inService));
  }
  return [...shelters.values()];
}

/** A try, what it is counted under, and whether it would have been shown. */
interface Counted {
  readonly one: Try;
  readonly groups: readonly string[];
  readonly shown: boolean;
}

/** Every forecast that the houses would have got, with what was known on its day. */
const countedTries = (shelters: readonly CountedDays[]): Counted[] =>
  shelters.flatMap(({ free, places }) =>
    DAYS_AHEAD.flatMap((ahead) => {
      const byStratum = new Map<number, { readonly day: number; readonly one: Try }[]>();
      return [...free.keys()]
        .toSorted((a, b) => a - b)
        .flatMap((day): Counted[] => {
          const one = tryAt(free, day, ahead);
          if (one === null) return [];
          const stratum = stratumOf(one.from);
          const before = byStratum.get(stratum) ?? [];
          byStratum.set(stratum, before);
          const over = before
            .slice(-HALF_A_YEAR - ahead)
            .filter((each) => each.day <= day - ahead && each.day > day - ahead - HALF_A_YEAR);
          before.push({ day, one });
          const shown = judge(over.map((each) => each.one)).hidden === null;
          return [{ one, shown, groups: ['all', STRATA[stratum]!, sizeOf(places), `${ahead} days ahead`] }];
        });
    }),
  );

const STRATA = ['0 free', '1 to 3 free', '4 to 9 free', '10 or more free'] as const;
const sizeOf = (places: number) =>
  places < 10 ? 'under 10 places' : places < 30 ? '10 to 29 places' : '30 places or more';
const GROUPS = [
  'all',
  ...STRATA,
  'under 10 places',
  '10 to 29 places',
  '30 places or more',
  ...DAYS_AHEAD.map((n) => `${n} days ahead`),
];

interface Row {
  readonly group: string;
  readonly tried: number;
  readonly held: number;
  readonly score: number;
  readonly off: number;
  readonly offToday: number;
  readonly shown: number;
  readonly shownHeld: number;
}

function rowOf(group: string, all: readonly Counted[]): Row {
  const counted = all.filter(({ groups }) => groups.includes(group));
  const tries = counted.map(({ one }) => one);
  const shown = counted.filter((each) => each.shown).map(({ one }) => one);
  return {
    group,
    tried: tries.length,
    held: share(tries.filter(isHeld).length, tries.length),
    score: mean(tries.map(intervalScore)),
    off: mean(tries.map(({ middle, actual }) => Math.abs(actual - middle))),
    offToday: mean(tries.map(({ from, actual }) => Math.abs(actual - from))),
    shown: share(shown.length, tries.length),
    shownHeld: share(shown.filter(isHeld).length, shown.length),
  };
}

const isHeld = ({ low, high, actual }: Try) => low <= actual && actual <= high;
/** The width of the range, and ten times what came lay outside of it (Gneiting and Raftery 2007, for 80 %). */
const intervalScore = ({ low, high, actual }: Try) => high - low + 10 * Math.max(0, low - actual, actual - high);
const share = (part: number, of: number) => (100 * part) / Math.max(1, of);
const mean = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0) / Math.max(1, numbers.length);

function table(rows: readonly Row[]): string {
  const head =
    '| of | tried | held, % | interval score | middle off by | same as today off by | shown, % | of these held, % |';
  const cells = rows.map(({ group, tried, held, score, off, offToday, shown, shownHeld }) => [
    ...[group.replace(/^1 days/, '1 day'), tried.toLocaleString('en-GB'), held.toFixed(1), score.toFixed(2)],
    ...[off.toFixed(3), offToday.toFixed(3), shown.toFixed(0), shown === 0 ? '–' : shownHeld.toFixed(1)],
  ]);
  return [head, `|---${'|---:'.repeat(7)}|`, ...cells.map((row) => `| ${row.join(' | ')} |`)].join('\n');
}

const rowsOf = (shelters: readonly CountedDays[]) => {
  const counted = countedTries(shelters);
  return GROUPS.map((group) => rowOf(group, counted)).filter(({ tried }) => tried > 0);
};

/** Ranges that are shown hold as often, in per cent, and the middle is as near as the same as today. */
function expectRight(rows: readonly Row[], least: (group: string) => number): void {
  for (const { group, shownHeld, off, offToday } of rows)
    expect([group, shownHeld >= least(group), off < offToday + 0.002]).toEqual([group, true, true]);
}

const moving = rowsOf(movingShelters('judged', 12, 600));

describe('FC-3: the forecast on invented houses that move', () => {
  it('is right in each stratum, of each size, and each day ahead', () => expectRight(moving, () => 80));
});

describe('FC-2: the forecast on real daily counts', () => {
  withData('is right in each stratum, of each size, and each day ahead, as FIGURES says', () => {
    const real = rowsOf(judgedProgrammes());
    const wanted = [
      'Toronto’s women’s sector, evenings of 2021 to 2024, the programmes with an odd number:',
      table(real),
      'Twelve invented houses of 15 to 150 places that move, 600 days:',
      table(moving),
    ].join('\n\n');
    const page = readFileSync(FIGURES, 'utf8');
    const [before, after] = [page.split(BEGIN)[0], page.split(END)[1]];
    // HAVEN_WRITE_DOCUMENTS=1 regenerates it.
    if (process.env['HAVEN_WRITE_DOCUMENTS'] === '1')
      writeFileSync(FIGURES, `${before}${BEGIN}${wanted}${END}${after}`);
    expect(readFileSync(FIGURES, 'utf8').split(BEGIN)[1]?.split(END)[0]).toBe(wanted);
    expectRight(real, (group) => (group === '10 or more free' ? 70 : 80));
  });
});
