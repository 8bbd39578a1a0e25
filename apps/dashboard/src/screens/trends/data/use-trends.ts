import { occupancyRead, type Trends, type TrendsQuery } from '@safe-haven/contracts';
import { endpointOf } from '../../../net/read/endpoints.ts';
import { type Read, useRead } from '../../../net/read/use-read.ts';

/** Reads the trends of a query; null sends no request. */
export const useTrends = (query: TrendsQuery | null): Read<Trends> =>
  useRead(query === null ? null : endpointOf(occupancyRead, query));
