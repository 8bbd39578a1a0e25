import { type FigureBand, type FigureSpan, needReasons } from '@safe-haven/contracts';
import type { Key } from '../../../locales/resources.ts';

/** One figure of the report. */
export interface Count {
  /** What it is called. */
  readonly key: Key<'report'>;
  /** Null: it is not told. */
  readonly of: (span: FigureSpan) => number | string | FigureBand | null;
  readonly decimals?: number;
}

type Told = Exclude<FigureSpan, { show: 'hidden' }>;
type Houses = NonNullable<Told['houses']>;
type Needs = NonNullable<Told['needs']>;

const house = (of: (houses: Houses) => ReturnType<Count['of']>) => (span: FigureSpan) =>
  span.show === 'hidden' || span.houses === null ? null : of(span.houses);
const need = (of: (needs: Needs) => ReturnType<Count['of']>) => (span: FigureSpan) =>
  span.show === 'hidden' || span.needs === null ? null : of(span.needs);
const stay = (which: 'median' | 'p90') => (span: FigureSpan) =>
  span.show === 'exact' && span.houses ? span.houses.stays[which] : null;

/** In the order of the report. */
export const COUNTS: readonly Count[] = [
  { key: 'figure.admissions', of: house(({ admissions }) => admissions) },
  { key: 'figure.people', of: house(({ people }) => people) },
  { key: 'figure.discharges', of: house(({ discharges }) => discharges) },
  { key: 'figure.stayMedian', of: stay('median'), decimals: 1 },
  { key: 'figure.stayP90', of: stay('p90'), decimals: 1 },
  { key: 'figure.requests', of: need(({ opened }) => opened) },
  { key: 'figure.unmet', of: need(({ unmet }) => unmet) },
];

/** Why there was no place; a request counts under each of its reasons. */
export const REASONS: readonly Count[] = needReasons.map((reason) => ({
  key: `reason.${reason}`,
  of: need(({ reasons }) => reasons[reason]),
}));
