import { useEffect } from 'react';
import { flushSync } from 'react-dom';

const focusFirst = () => document.querySelector<HTMLElement>('[data-first]')?.focus();

/**
 * Focuses the first number of the form on open. The returned function opens the form and focuses it synchronously, so
 * that the next key goes there.
 */
export function useFirstFocus(open: () => void): () => void {
  useEffect(focusFirst, []);
  return () => {
    flushSync(open);
    focusFirst();
  };
}
