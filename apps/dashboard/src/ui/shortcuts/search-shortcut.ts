import { type RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { useShortcuts } from './shortcuts.ts';

/** The history state of a navigation to the board that focuses the search field. */
const TO_SEARCH = { toSearch: true };

/**
 * `/` focuses the search field; on a screen without one it opens the board first. `on`: whether the shortcut is active.
 */
export function useSearchShortcut(on: boolean): void {
  const [, navigate] = useLocation();
  const goToSearch = () => {
    const field = document.querySelector<HTMLElement>('[data-search]');
    if (field && field.closest('[hidden]') === null) field.focus();
    else navigate('/', { state: TO_SEARCH });
  };
  useShortcuts(on ? { '/': goToSearch } : {});
}

/** The ref of the search field, which is focused once after a navigation by `/`. */
export function useSearchFocus(): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  const [path] = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: on a phone the field is always mounted and shown by path
  useEffect(() => {
    if ((history.state as Partial<typeof TO_SEARCH> | null)?.toSearch !== true) return;
    history.replaceState(null, '');
    field.current?.focus();
  }, [path]);
  return field;
}
