import { useCallback, useEffect } from 'react';

const focusFirst = () => document.querySelector<HTMLElement>('[data-first]')?.focus();

/** The first number of the form has the focus when the screen opens; what it returns puts it there again. */
export function useFirstFocus(): () => void {
  useEffect(focusFirst, []);
  // The form may have been away: it is there after the next drawing.
  return useCallback(() => void requestAnimationFrame(focusFirst), []);
}
