import type { FiguresQuery, TrendsQuery } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import type { Needs, TrendsShelter } from '@safe-haven/projections';
import type { Encoding } from '../../routes/encodings.ts';

/** The kind of report and its query. */
type Report =
  | { readonly report: 'occupancy'; readonly query: WithDefaults<TrendsQuery, 'bucket' | 'by' | 'format'> }
  | { readonly report: 'figures'; readonly query: WithDefaults<FiguresQuery, 'by' | 'format'> };
type WithDefaults<Query, Given extends keyof Query> = Query & Required<Pick<Query, Given>>;

export type TrendsQuestion = Report & {
  readonly viewer: Actor;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The encoding that the client prefers; null: none. */
  readonly encoding: Encoding | null;
};

/**
 * A message to the worker: a shelter or requests that are new or changed (null: no longer held), new searches, a mark, to
 * which it replies once it has taken all of that, or a question, with the log position that the worker's copy has reached.
 */
export type WorkerMessage =
  | { readonly type: 'shelter'; readonly shelter: TrendsShelter }
  | { readonly type: 'requests'; readonly requests: readonly (readonly [string, Request | null])[] }
  | { readonly type: 'searches'; readonly searches: Needs['searches'] }
  | { readonly type: 'mark' }
  | { readonly type: 'question'; readonly question: TrendsQuestion; readonly position: string };

type Request = NonNullable<ReturnType<Needs['requests']['get']>>;

export interface TrendsAnswer {
  /** The answer in UTF-8: JSON or CSV, compressed by `encoding`. */
  readonly body: Uint8Array<ArrayBuffer>;
  readonly encoding: Encoding | null;
  /** The number of points or figures in it. */
  readonly rows: number;
}

/** The replies to marks and questions, in their order. */
export type WorkerReply = { readonly taken: true } | { readonly answer: TrendsAnswer } | { readonly error: string };
