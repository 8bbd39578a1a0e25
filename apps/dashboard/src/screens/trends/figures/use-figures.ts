import { type Figures, type FiguresQuery, figuresRead, type TrendsQuery } from '@safe-haven/contracts';
import { endpointOf } from '../../../net/read/endpoints.ts';
import { type Read, useRead } from '../../../net/read/use-read.ts';

/**
 * The query for figures. They are not given by day, because counts of one day are too small: a chart by day has figures
 * by week.
 */
export const figuresQueryOf = ({ bucket, format: _, ...query }: TrendsQuery): FiguresQuery => ({
  ...query,
  bucket: bucket === 'month' ? 'month' : 'week',
});

/** Reads the figures of a query; null sends no request. */
export const useFigures = (query: FiguresQuery | null): Read<Figures> =>
  useRead(query === null ? null : endpointOf(figuresRead, query));
