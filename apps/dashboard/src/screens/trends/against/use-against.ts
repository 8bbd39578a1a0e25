import { type FigureLine, type FigureSpan, type TrendLine, type Trends, type TrendsQuery } from '@safe-haven/contracts';
import { useT } from '../../../locales/use-t.ts';
import { queryAgainst } from '../data/query.ts';
import { useTrends } from '../data/use-trends.ts';
import { figuresQueryOf, useFigures } from '../figures/use-figures.ts';
import type { L10n } from '../format.ts';
import { areComparable, countFuller } from './comparable.ts';
import type { Against } from './days-against.ts';
import type { AgainstL10n } from './format-against.ts';
import type { Pair, Periods, ShelterPair } from './standing-out.ts';

type Exact = Extract<FigureSpan, { show: 'exact' }>;

/** A period with the one that it is compared with. */
export interface Comparison {
  readonly l10n: AgainstL10n;
  /** All of one's own houses as one, then; null: not known yet, or too little is known to hold both against each other. */
  readonly line: TrendLine | null;
  readonly figures: Exact | null;
  /** The finding that both lines have in common, as a heading; null: none. */
  readonly finding: string | null;
  /** null: too little is known of one of both. */
  readonly periods: Periods | null;
  readonly waiting: boolean;
}

interface Asked {
  /** The query of the answer that is shown; null: nothing is held against anything. */
  readonly query: TrendsQuery | null;
  readonly trends: Trends | null;
  /** The same by house; null where the answer is of one house, or not there yet. */
  readonly shelters: Trends | null;
  readonly sheltersQuery: TrendsQuery | null;
  readonly against: Against;
  readonly trendsL10n: L10n;
}

/** Reads the same of the other period: occupancy and figures, of all houses together and of each. */
export function useAgainst({ query, trends, shelters, sheltersQuery, against, trendsL10n }: Asked): Comparison | null {
  const l10n: AgainstL10n = { a: useT('against'), trends: trendsL10n, against };
  const before = useTrends(query && queryAgainst(query, against));
  const sheltersBefore = useTrends(sheltersQuery && queryAgainst(sheltersQuery, against));
  const figures = useFigures(query && figuresQueryOf(query));
  const figuresBefore = useFigures(query && figuresQueryOf(queryAgainst(query, against)));
  const shelterQuery = sheltersQuery ?? query;
  const byShelter = useFigures(shelterQuery && figuresQueryOf(shelterQuery));
  const byShelterBefore = useFigures(shelterQuery && figuresQueryOf(queryAgainst(shelterQuery, against)));
  const [now, then] = [trends?.lines[0], before.value?.lines[0]];
  if (query === null || !now || !trends) return null;
  const isComparable = then !== undefined && areComparable(now.summary.shelterNights, then.summary.shelterNights);
  const whole = pairOf(figures.value?.lines, figuresBefore.value?.lines, now.key);
  const lines = {
    now: shelters?.lines ?? trends.lines,
    before: sheltersBefore.value?.lines ?? before.value?.lines ?? [],
  };
  return {
    l10n,
    line: isComparable ? then : null,
    figures: isComparable ? (whole?.before ?? null) : null,
    finding: isComparable ? findingOf(l10n, now, then, trends.bucket) : null,
    periods: isComparable
      ? {
          whole,
          byDay: trends.bucket === 'day',
          shelters: shelterPairs(lines, (key) => pairOf(byShelter.value?.lines, byShelterBefore.value?.lines, key)),
        }
      : null,
    waiting: [before, sheltersBefore, figures, figuresBefore, byShelter, byShelterBefore].some((read) => read.waiting),
  };
}

function pairOf(
  now: readonly FigureLine[] | undefined,
  before: readonly FigureLine[] | undefined,
  key: string,
): Pair<Exact> | null {
  const [its, others] = [now, before].map((lines) => lines?.find((line) => line.key === key)?.whole);
  return its?.show === 'exact' && others?.show === 'exact' ? { now: its, before: others } : null;
}

/** Houses that are in both answers, in the order of this period's. */
const shelterPairs = (
  lines: Pair<readonly TrendLine[]>,
  figuresOf: (key: string) => Pair<Exact> | null,
): readonly ShelterPair[] =>
  lines.now.flatMap((now) => {
    const before = lines.before.find(({ key }) => key === now.key);
    return before ? [{ name: now.name, occupancy: { now, before }, figures: figuresOf(now.key) }] : [];
  });

/** Fewer whole buckets than this say nothing about the two periods. */
const AT_LEAST = { day: 7, week: 3, month: 3 } as const;

/** "Fuller than before on 19 of 23 days"; null where too few are whole. */
function findingOf(l10n: AgainstL10n, now: TrendLine, before: TrendLine, bucket: Trends['bucket']): string | null {
  const { fuller, emptier, of } = countFuller(now.points, before.points);
  if (of < AT_LEAST[bucket]) return null;
  if (fuller === emptier) return l10n.a(`finding.${l10n.against}.asFull`);
  const key = fuller > emptier ? 'fuller' : 'emptier';
  return l10n.a(`finding.${l10n.against}.${key}.${bucket}`, { times: Math.max(fuller, emptier), count: of });
}
