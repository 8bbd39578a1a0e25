import { useEffect, useRef } from 'react';

/** Keeps showing the same value while the pointer or the focus is in it, until the search changes. */
export function useFrozen<T>(latest: T, answered: unknown, held: boolean): T {
  const shown = useRef({ value: latest, answered });
  const value = held && shown.current.answered === answered ? shown.current.value : latest;
  useEffect(() => {
    shown.current = { value, answered };
  });
  return value;
}
