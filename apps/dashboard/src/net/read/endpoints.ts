import { type Asked, pathOf, TONIGHT_PATH } from '@safe-haven/contracts';
import { type Answer, type AskOptions, api, type Schema } from '../api.ts';

/** A route that can be read, and its key in the query cache: two components that show the same send one request. */
export interface Endpoint<T> {
  readonly path: string;
  readonly key: readonly [kind: 'night' | 'other', path: string];
  readonly answer: Schema<T>;
}

/** The key prefix of queries that are refetched at a `tonight` nudge. */
export const TONIGHT_KEY = ['night'] as const;

/** What waits tonight, for those who count it without the schemas of its screen. */
export const TONIGHT = { path: TONIGHT_PATH, key: ['night', TONIGHT_PATH] } as const;

interface Row<T, Path> {
  readonly path: Path;
  readonly answer: Schema<T>;
  readonly ofTonight: boolean;
}

/** A read with the values of its path and its query. */
export function endpointOf<T, Path extends string>(row: Row<T, Path>, ...values: Asked<Path>): Endpoint<T> {
  const path = pathOf(row, ...values);
  return { path, key: [row.ofTonight ? 'night' : 'other', path], answer: row.answer };
}

/** Asks once, where no component shows the answer as it is. */
export const get = <T>({ path, answer }: Endpoint<T>, options?: AskOptions): Promise<Answer<T>> =>
  api.get(path, answer, options);
