import { type Trends, trends } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import type { HistoryReader } from '../history/history-reader.ts';
import type { DayRange } from './nights.ts';

/** Months by country, as a query of trends and figures. */
export const monthsIn = ({ from, to }: DayRange) =>
  ({ from, to, bucket: 'month', by: 'country', format: 'json' }) as const;

/** Who asks the history, when, and how long they wait for its answer. */
export interface Asking {
  readonly viewer: Actor;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Absent: as long as a request may. */
  readonly withinMs?: number;
}

/** Months by country, as trends show them to this reader; computed in the worker thread. */
export async function monthsFor(reader: HistoryReader, range: DayRange, asking: Asking): Promise<Trends> {
  const { viewer, now, withinMs } = asking;
  const question = { report: 'occupancy', query: monthsIn(range), viewer, now, encoding: null } as const;
  return trends.parse(parsedBody(await reader.ask(question, withinMs)));
}

export const textOf = ({ body }: { readonly body: Uint8Array<ArrayBuffer> }): string =>
  Buffer.from(body.buffer).toString();

export const parsedBody = (answer: { readonly body: Uint8Array<ArrayBuffer> }): unknown => JSON.parse(textOf(answer));
