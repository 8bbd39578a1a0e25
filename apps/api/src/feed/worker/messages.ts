import type { FiguresQuery, TrendsQuery } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import type { Needs, TrendsShelter } from '@safe-haven/projections';
import type { Encoding } from '../../routes/encodings.ts';

/** What is asked: how full houses were, or who came and went. */
type About =
  | { readonly about: 'occupancy'; readonly query: Asked<TrendsQuery, 'bucket' | 'by' | 'format'> }
  | { readonly about: 'figures'; readonly query: Asked<FiguresQuery, 'by' | 'format'> };
type Asked<Query, Given extends keyof Query> = Query & Required<Pick<Query, Given>>;

export type TrendsQuestion = About & {
  readonly viewer: Actor;
  /** Epoch milliseconds. */
  readonly now: number;
  /** In what who asks reads it best; null: only as it is. */
  readonly encoding: Encoding | null;
};

/**
 * To the worker: a house or requests that are new or have moved on (null: not told of any more), what was searched since, or a
 * question about all that it was told, which is how far the log is read.
 */
export type Told =
  | { readonly what: 'house'; readonly house: TrendsShelter }
  | { readonly what: 'requests'; readonly requests: readonly (readonly [string, Request | null])[] }
  | { readonly what: 'searches'; readonly searches: Needs['searches'] }
  | { readonly what: 'question'; readonly id: number; readonly question: TrendsQuestion; readonly position: string };

type Request = NonNullable<ReturnType<Needs['requests']['get']>>;

export interface TrendsAnswer {
  /** The answer in UTF-8: JSON, or the file that was asked for; compressed by `encoding`. */
  readonly body: Uint8Array<ArrayBuffer>;
  readonly encoding: Encoding | null;
  /** How many points or figures it holds. */
  readonly rows: number;
}

export type Answered =
  | { readonly id: number; readonly answer: TrendsAnswer }
  | { readonly id: number; readonly fault: string };
