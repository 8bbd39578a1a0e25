import { useEffect } from 'react';
import { flushSync } from 'react-dom';

const focusFirst = () => document.querySelector<HTMLElement>('[data-first]')?.focus();

/**
 * The first number of the form has the focus when the screen opens; what it returns opens the form, where it was away,
 * and puts the focus there again, at once: the next key is for it.
 */
export function useFirstFocus(open: () => void): () => void {
  useEffect(focusFirst, []);
  return () => {
    flushSync(open);
    focusFirst();
  };
}
