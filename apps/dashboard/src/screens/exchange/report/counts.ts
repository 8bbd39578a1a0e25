import { type FigureBand, type FigureSpan, needReasons } from '@safe-haven/contracts';
import type { Key } from '../../../locales/resources.ts';

/** One figure of the report. */
export interface Count {
  /** The key of its label. */
  readonly key: Key<'report'>;
  /** Null: not shown. */
  readonly valueIn: (span: FigureSpan) => number | string | FigureBand | null;
  readonly decimals?: number;
}

type ShownSpan = Exclude<FigureSpan, { show: 'hidden' }>;
type ShelterFigures = NonNullable<ShownSpan['shelters']>;
type Needs = NonNullable<ShownSpan['needs']>;

const ofShelters = (of: (shelters: ShelterFigures) => ReturnType<Count['valueIn']>) => (span: FigureSpan) =>
  span.show === 'hidden' || span.shelters === null ? null : of(span.shelters);
const ofNeeds = (of: (needs: Needs) => ReturnType<Count['valueIn']>) => (span: FigureSpan) =>
  span.show === 'hidden' || span.needs === null ? null : of(span.needs);
const ofStays = (which: 'median' | 'p90') => (span: FigureSpan) =>
  span.show === 'exact' && span.shelters ? span.shelters.stays[which] : null;

/** In the order of the report. */
export const COUNTS: readonly Count[] = [
  { key: 'figure.admissions', valueIn: ofShelters(({ admissions }) => admissions) },
  { key: 'figure.people', valueIn: ofShelters(({ people }) => people) },
  { key: 'figure.discharges', valueIn: ofShelters(({ discharges }) => discharges) },
  { key: 'figure.stayMedian', valueIn: ofStays('median'), decimals: 1 },
  { key: 'figure.stayP90', valueIn: ofStays('p90'), decimals: 1 },
  { key: 'figure.requests', valueIn: ofNeeds(({ opened }) => opened) },
  { key: 'figure.unmet', valueIn: ofNeeds(({ unmet }) => unmet) },
];

/** Reasons of unmet requests; a request counts under each of its reasons. */
export const REASONS: readonly Count[] = needReasons.map((reason) => ({
  key: `reason.${reason}`,
  valueIn: ofNeeds(({ reasons }) => reasons[reason]),
}));
