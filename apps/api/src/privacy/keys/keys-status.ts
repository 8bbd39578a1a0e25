import type { ErasedSubjects } from './erased-subjects.ts';
import type { WrappedKeys } from './wrapped-keys.ts';

export interface KeysStatus {
  /** Id of the master key that wraps new data keys. */
  readonly current: string;
  /** Per master key: how many data keys it wraps, and whether this program has it. */
  readonly wrapped: readonly { readonly by: string; readonly keys: number; readonly known: boolean }[];
  /** Keys that were changed, or whose event this program can't read. */
  readonly damaged: number;
  readonly erased: number;
}

/** Counts data keys by the master key that wraps them. During a rotation a key's newest wrap counts. */
export async function keysStatus(
  keys: WrappedKeys,
  subjects: readonly string[],
  erased: ErasedSubjects,
): Promise<KeysStatus> {
  const counts = new Map<string, number>();
  let damaged = 0;
  for (const subject of subjects) {
    const newest = (await keys.all(subject)).at(-1);
    if (!newest) continue;
    const by = newest.event?.wrappedBy;
    if (by === undefined || keys.unwrap(subject, newest) === 'damaged') damaged += 1;
    else counts.set(by, (counts.get(by) ?? 0) + 1);
  }
  const known = new Set(keys.masterKeys.ids);
  return {
    current: keys.masterKeys.currentId,
    wrapped: [...counts].map(([by, n]) => ({ by, keys: n, known: known.has(by) })).sort((a, b) => b.keys - a.keys),
    damaged,
    erased: erased.all().length,
  };
}
