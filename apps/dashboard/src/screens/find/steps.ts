import { useEffect, useRef } from 'react';
import { navigate, useHistoryState } from 'wouter/use-browser-location';
import { FIRST_FORM } from '../../features/search/search-form.ts';
import { memory } from '../../features/search/search-memory.ts';

/** The views of the screen as history entries. They hold nothing about the party. */
type Step = 'form' | 'results' | 'held' | 'chosen';

/** The view of the current history entry; null: opened from elsewhere. */
export const useStep = (): Step | null => useHistoryState<{ readonly find?: Step } | null>()?.find ?? null;

export const goTo = (step: Step, { replace = false } = {}): void =>
  navigate(location.pathname, { state: { find: step }, replace });

/**
 * The initial view: the results for a remembered search, the form after a page load, since the search is kept in memory
 * only.
 */
export function useFirstStep(isFresh: boolean): void {
  const step = useStep();
  const first = useRef({ step, isFresh });
  useEffect(() => {
    const { step: at, isFresh: fresh } = first.current;
    const isBack = at === 'results' && memory.readOpen(FIRST_FORM) !== null;
    if (fresh && at !== 'form' && !isBack) goTo('form', { replace: true });
    if (!fresh && (at === null || at === 'held' || at === 'chosen')) goTo('results', { replace: true });
  }, []);
}

/** What was held or chosen is an entry of its own: "back" returns to the results. */
export function useOwnStep(own: 'held' | 'chosen', isOpen: boolean, leave: () => void): void {
  const step = useStep();
  const latest = useRef({ isOpen, leave });
  latest.current = { isOpen, leave };
  useEffect(() => {
    if (isOpen) goTo(own);
  }, [own, isOpen]);
  const before = useRef(step);
  useEffect(() => {
    if (before.current === own && step !== own && latest.current.isOpen) latest.current.leave();
    before.current = step;
  }, [own, step]);
}
