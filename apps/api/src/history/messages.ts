import type { FiguresQuery, TrendsQuery } from '@safe-haven/contracts';
import type { Actor, HavenEvent } from '@safe-haven/domain';
import type { LogEvent } from '@safe-haven/event-store';
import type { ReadableStore } from '../environment/event-store.ts';
import type { Encoding } from '../routes/encodings.ts';

/** The kind of report and its query. */
export type Report =
  | { readonly report: 'occupancy'; readonly query: WithDefaults<TrendsQuery, 'bucket' | 'by' | 'format'> }
  | { readonly report: 'figures'; readonly query: WithDefaults<FiguresQuery, 'by' | 'format'> }
  | { readonly report: 'forecast'; readonly query: { readonly days: number; readonly format: 'json' | 'csv' } }
  /** The latest local day of the houses that the viewer reads of. */
  | { readonly report: 'today' };
type WithDefaults<Query, Given extends keyof Query> = Query & Required<Pick<Query, Given>>;

export type HistoryQuestion = Report & {
  readonly viewer: Actor;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The encoding that the client prefers; null: none. */
  readonly encoding: Encoding | null;
};

export interface HistoryAnswer {
  /** The answer in UTF-8: JSON or CSV, compressed by `encoding`. */
  readonly body: Uint8Array<ArrayBuffer>;
  readonly encoding: Encoding | null;
  /** The number of points, figures or days in it. */
  readonly rows: number;
}

/** What the thread is started with: where the log is, and the file of its snapshot (null: none is kept). */
export interface ThreadStart {
  readonly store: ReadableStore | { readonly kind: 'memory' };
  readonly logId: string;
  readonly snapshot: string | null;
}

/**
 * A message to the thread: the next event of a log in memory, which it can't open, a question, which waits until the thread has
 * read to the position of the reader who asks, or the end.
 */
export type ThreadMessage =
  | { readonly type: 'event'; readonly event: LogEvent<HavenEvent> }
  | { readonly type: 'question'; readonly question: HistoryQuestion; readonly position: string }
  | { readonly type: 'close' };

/**
 * What the thread sends: how many events of houses it has read, whether it has read all, and answers, in their order.
 */
export type ThreadReply =
  | { readonly type: 'read'; readonly events: number; readonly loaded: boolean }
  | { readonly type: 'note'; readonly sentence: string }
  | { readonly type: 'answer'; readonly answer: HistoryAnswer }
  | { readonly type: 'failed'; readonly error: string };
