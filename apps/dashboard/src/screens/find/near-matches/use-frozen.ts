import { useEffect, useRef } from 'react';

/** Keeps showing the same value while the pointer or the focus is in it, until the search changes. */
export function useFrozen<T>(newest: T, answered: unknown, held: boolean): T {
  const shown = useRef({ value: newest, answered });
  const value = held && shown.current.answered === answered ? shown.current.value : newest;
  useEffect(() => {
    shown.current = { value, answered };
  });
  return value;
}
