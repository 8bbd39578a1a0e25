import { type RefObject, useEffect, useRef } from 'react';

/**
 * Whoever works by keys stays where they were: when a change takes away the button that had the focus, the part of the page
 * in which it stood has it, so that Tab goes on from there and not from the top. The part takes it with `tabIndex={-1}`.
 */
export function useKeptFocus<E extends HTMLElement>(change: unknown): RefObject<E | null> {
  const part = useRef<E>(null);
  const isInside = useRef(false);
  useEffect(() => {
    // Where somebody is: where they went last. That a button was taken away is no going; browsers differ in what they tell of it.
    const onGo = ({ target }: Event) => {
      isInside.current = target instanceof Node && part.current?.contains(target) === true;
    };
    document.addEventListener('focusin', onGo);
    document.addEventListener('pointerdown', onGo);
    return () => {
      document.removeEventListener('focusin', onGo);
      document.removeEventListener('pointerdown', onGo);
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change it is looked at where the focus went
  useEffect(() => {
    if (isInside.current && document.activeElement === document.body) part.current?.focus();
  }, [change]);
  return part;
}
