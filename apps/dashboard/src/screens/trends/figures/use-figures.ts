import { type Figures, type FiguresQuery, figures, type TrendsQuery } from '@safe-haven/contracts';
import type { Endpoint } from '../../../net/read/endpoints.ts';
import { type Read, useRead } from '../../../net/read/use-read.ts';

/** The same question for figures: of a day there are too few, so a chart by day has weeks under it. */
export const figuresQueryOf = ({ bucket, format: _, ...query }: TrendsQuery): FiguresQuery => ({
  ...query,
  bucket: bucket === 'month' ? 'month' : 'week',
});

export function figuresAddress(query: FiguresQuery): Endpoint {
  const asked = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  const path = `/api/trends/figures?${asked}`;
  return { path, key: ['other', path] };
}

export const useFigures = (query: FiguresQuery): Read<Figures> => useRead(figuresAddress(query), figures);
