import type { trendsQuery } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import type { House } from '@safe-haven/projections';
import type { z } from 'zod';
import type { Encoding } from '../../routes/encodings.ts';

export interface TrendsQuestion {
  readonly query: z.output<typeof trendsQuery>;
  readonly viewer: Actor;
  /** Epoch milliseconds. */
  readonly now: number;
  /** In what who asks reads it best; null: only as it is. */
  readonly encoding: Encoding | null;
  /** How far in the log the houses are that were told before. */
  readonly position: string;
}

/** To the worker: a house that is new or has moved on, or a question about all that it was told. */
export type Told =
  | { readonly what: 'house'; readonly house: House }
  | { readonly what: 'question'; readonly id: number; readonly question: TrendsQuestion };

export interface TrendsAnswer {
  /** The answer in UTF-8: JSON, or the file that was asked for; compressed by `encoding`. */
  readonly body: Uint8Array<ArrayBuffer>;
  readonly encoding: Encoding | null;
  /** How many points it holds. */
  readonly rows: number;
}

export type Answered =
  | { readonly id: number; readonly answer: TrendsAnswer }
  | { readonly id: number; readonly fault: string };
