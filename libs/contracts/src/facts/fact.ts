import type { z } from 'zod';

/** Turns the data of one version into that of the next. */
export type Upcaster = (data: unknown) => unknown;

export type DataSchema = z.ZodType<Record<string, unknown>>;

/**
 * One type of event as it is stored: the schema of the newest version, which writers write, and the upcasters from each
 * older version to the next. A stored event is never changed: a new version gets a new number, an upcaster from the
 * previous one and a golden file of its own. Golden files are never edited, because existing logs contain such bytes.
 */
export interface StoredFact<S extends DataSchema = DataSchema> {
  readonly version: number;
  readonly schema: S;
  /** The first upcasts version 1 to 2, the second 2 to 3. */
  readonly upcasters: readonly Upcaster[];
}

/** By type of event. The type is stored next to the data, so no schema contains it. */
export type FactTable = Readonly<Record<string, StoredFact>>;

/**
 * A fact of version 1, or of one more with each upcaster. Unknown fields are dropped when it is read, so that an
 * additive change needs no version.
 */
export const fact = <S extends DataSchema>(schema: S, ...upcasters: readonly Upcaster[]): StoredFact<S> => ({
  version: upcasters.length + 1,
  schema,
  upcasters,
});

type Data<F> = F extends StoredFact<infer S> ? z.infer<S> : never;

/** Parsed and folded data is never mutated. */
export type DeepReadonly<T> = T extends string | number | boolean | null | undefined
  ? T
  : { readonly [K in keyof T]: DeepReadonly<T[K]> };

/** The union of a table's events, each with its type. An event without fields is its type alone. */
export type EventOf<F extends FactTable> = {
  [T in keyof F & string]: Data<F[T]> extends Record<string, never>
    ? { readonly type: T }
    : { readonly type: T } & DeepReadonly<Data<F[T]>>;
}[keyof F & string];
