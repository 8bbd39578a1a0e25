import type { Trends, trendsQuery } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import type { z } from 'zod';
import type { Network } from '../network.ts';

export type OccupancyQuery = Omit<z.output<typeof trendsQuery>, 'format'>;

/**
 * Time-weighted occupancy by local day, week or month. Own houses exactly, the network in ranges, a week late and
 * hidden where a number could betray a person. Who may ask at all is the policy's business (`mayDo(actor, 'trends')`).
 * `now` in ms since the epoch.
 */
export function occupancy(network: Network, query: OccupancyQuery, _viewer: Actor, _now: number): Trends {
  const { from, to, bucket, by } = query;
  return { from, to, bucket, by, position: network.position, lines: [] };
}

/** The same as a CSV file (RFC 4180), formulas defused. */
export const trendsCsv = (_trends: Trends): string => '';
