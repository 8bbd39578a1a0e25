import type { FigureLine, FigureSpan } from '@safe-haven/contracts';
import { sumOfShelterNights } from '../trends/due.ts';
import { dayName } from '../trends/zone.ts';
import type { Group } from './groups.ts';
import { sumOfNeeds } from './need-tally.ts';
import type { Days, Span } from './spans.ts';
import { sumOfTallies } from './tally.ts';
import { exactNeedValues, exactShelterValues } from './values.ts';
import type { Query } from './visible.ts';

/** The line of the viewer's own organisation: exact numbers. */
export function exactLine(group: Group, query: Query, range: Days, spans: readonly Span[]): FigureLine {
  const hasNeeds = query.by !== 'shelter' && query.shelter === undefined;
  const toSpan = (span: Span): FigureSpan => ({
    show: 'exact',
    ...daysAndCoverage(span),
    shelters: span.known === 0 ? null : exactShelterValues(span.shelters),
    needs: hasNeeds ? exactNeedValues(span.needs) : null,
  });
  const buckets = query.bucket === undefined ? [] : spans.map(toSpan);
  return { ...lineHead(group), whole: toSpan(totalSpan(range, spans)), buckets };
}

const totalSpan = (range: Days, spans: readonly Span[]): Span => ({
  ...range,
  shelters: sumOfTallies(spans.map(({ shelters }) => shelters)),
  needs: sumOfNeeds(spans.map(({ needs }) => needs)),
  known: spans.reduce((days, { known }) => days + known, 0),
  shelterNights: sumOfShelterNights(spans.map(({ shelterNights }) => shelterNights)),
});

export const daysAndCoverage = ({
  from,
  to,
  known,
  shelterNights,
}: Pick<Span, 'from' | 'to' | 'known' | 'shelterNights'>) => ({
  from: dayName(from),
  to: dayName(to),
  coverage: { known, of: to - from + 1 },
  shelterNights,
});

export const lineHead = ({ key, name, country, shelters }: Group) => ({
  key,
  name,
  country,
  shelters: shelters.length,
});
