import { type RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { useKeys } from './one-key.ts';

/** What the step to the first screen says of itself when somebody goes there to search. */
const TO_SEARCH = { toSearch: true };

/** `/` puts the focus into the search where it stands, from every other screen by way of the first one; off: it does nothing. */
export function useSearchKey(on: boolean): void {
  const [, navigate] = useLocation();
  const toSearch = () => {
    const field = document.querySelector<HTMLElement>('[data-search]');
    if (field && field.closest('[hidden]') === null) field.focus();
    else navigate('/', { state: TO_SEARCH });
  };
  useKeys(on ? { '/': toSearch } : {});
}

/** The search field: it has the focus as soon as somebody came to search, once. */
export function useSearched(): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  const [at] = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: on a phone the field is there all the time and appears with the address
  useEffect(() => {
    if ((history.state as Partial<typeof TO_SEARCH> | null)?.toSearch !== true) return;
    history.replaceState(null, '');
    field.current?.focus();
  }, [at]);
  return field;
}
