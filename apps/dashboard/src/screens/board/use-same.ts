import { useRef } from 'react';

/** The array of before while its items are the same, so that what is drawn from it is not drawn again. */
export function useSame<T>(items: readonly T[]): readonly T[] {
  const before = useRef(items);
  const same = before.current.length === items.length && before.current.every((item, i) => item === items[i]);
  if (!same) before.current = items;
  return before.current;
}
