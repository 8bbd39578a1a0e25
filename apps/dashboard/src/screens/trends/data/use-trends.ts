import { type Trends, type TrendsQuery, trends } from '@safe-haven/contracts';
import { endpoints } from '../../../net/read/endpoints.ts';
import { type Read, useRead } from '../../../net/read/use-read.ts';

/** The answer to a query; null asks nothing. */
export const useTrends = (query: TrendsQuery | null): Read<Trends> =>
  useRead(query === null ? null : endpoints.trends(query), trends);
