import type { FigureLine, FigureSpan } from '@safe-haven/contracts';
import { dayName } from '../trends/zone.ts';
import type { Query } from './asked.ts';
import type { Group } from './groups.ts';
import { needsTogether } from './need-tally.ts';
import { exactHouses, exactNeeds } from './shown.ts';
import type { Days, Span } from './spans.ts';
import { together } from './tally.ts';

/** One's own: every number as it is. */
export function exactLine(group: Group, query: Query, range: Days, spans: readonly Span[]): FigureLine {
  const hasNeeds = query.by !== 'shelter' && query.shelter === undefined;
  const told = (span: Span): FigureSpan => ({
    show: 'exact',
    ...daysOf(span),
    houses: span.known === 0 ? null : exactHouses(span.houses),
    needs: hasNeeds ? exactNeeds(span.needs) : null,
  });
  const buckets = query.bucket === undefined ? [] : spans.map(told);
  return { ...lineOf(group), whole: told(wholeOf(range, spans)), buckets };
}

const wholeOf = (range: Days, spans: readonly Span[]): Span => ({
  ...range,
  houses: together(spans.map(({ houses }) => houses)),
  needs: needsTogether(spans.map(({ needs }) => needs)),
  known: spans.reduce((days, { known }) => days + known, 0),
});

export const daysOf = ({ from, to, known }: Pick<Span, 'from' | 'to' | 'known'>) => ({
  from: dayName(from),
  to: dayName(to),
  coverage: { known, of: to - from + 1 },
});

export const lineOf = ({ key, name, country, houses }: Group) => ({ key, name, country, shelters: houses.length });
