import { useEffect, useRef } from 'react';
import { navigate, useHistoryState } from 'wouter/use-browser-location';
import { FIRST_FORM } from '../../features/search/search-form.ts';
import { memory } from '../../features/search/search-memory.ts';

/** What the screen shows, as a step of the browser's history. A step says nothing of who is looked for. */
type Step = 'form' | 'results' | 'held';

/** The step that the browser stands at; null: the screen was opened from elsewhere. */
export const useStep = (): Step | null => useHistoryState<{ readonly find?: Step } | null>()?.find ?? null;

export const goTo = (step: Step, { replace = false } = {}): void =>
  navigate(location.pathname, { state: { find: step }, replace });

/**
 * Where the screen begins: whoever comes back to a party finds its houses, and whoever opens the page anew its form, for what was
 * typed was in its memory alone.
 */
export function useFirstStep(isFresh: boolean): void {
  const step = useStep();
  const first = useRef({ step, isFresh });
  useEffect(() => {
    const { step: at, isFresh: fresh } = first.current;
    const isBack = at === 'results' && memory.readOpen(FIRST_FORM) !== null;
    if (fresh && at !== 'form' && !isBack) goTo('form', { replace: true });
    if (!fresh && (at === null || at === 'held')) goTo('results', { replace: true });
  }, []);
}

/** A hold is a step of its own: "back" from it is the houses again. */
export function useHeldStep(isHeld: boolean, leave: () => void): void {
  const step = useStep();
  const newest = useRef({ isHeld, leave });
  newest.current = { isHeld, leave };
  useEffect(() => {
    if (isHeld) goTo('held');
  }, [isHeld]);
  const before = useRef(step);
  useEffect(() => {
    if (before.current === 'held' && step !== 'held' && newest.current.isHeld) newest.current.leave();
    before.current = step;
  }, [step]);
}
