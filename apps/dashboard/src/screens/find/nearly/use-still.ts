import { useEffect, useRef } from 'react';

/** What was shown stays while somebody points at it or stands in it, until it is the answer to something else. */
export function useStill<T>(newest: T, answered: unknown, held: boolean): T {
  const shown = useRef({ value: newest, answered });
  const value = held && shown.current.answered === answered ? shown.current.value : newest;
  useEffect(() => {
    shown.current = { value, answered };
  });
  return value;
}
