import { useRef } from 'react';

/** Returns the previous array while its items are equal, so that memoised children are not rendered again. */
export function useStableArray<T>(items: readonly T[]): readonly T[] {
  const before = useRef(items);
  const same = before.current.length === items.length && before.current.every((item, i) => item === items[i]);
  if (!same) before.current = items;
  return before.current;
}
