import { useEffect, useRef } from 'react';
import { shortcutSetting } from '../../../ui/shortcuts/shortcuts.ts';
import type { Direction } from '../use-replay.ts';

interface StepKeys {
  onPlay(): void;
  onStep(direction: Direction): void;
}

/** Keys that do something of their own where the focus is: a button, a field, a choice. */
const ACTS = 'a, button, input, select, textarea, summary, [contenteditable]';
const STEPS = new Map<string, Direction>([
  ['ArrowLeft', 'previous'],
  ['ArrowRight', 'next'],
]);

/** Space plays and the arrows step, wherever they have nothing else to do; off with all one-key shortcuts. */
export function useStepKeys(keys: StepKeys): void {
  const newest = useRef(keys);
  newest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = STEPS.get(event.key);
      if (!step && event.key !== ' ') return;
      if (!shortcutSetting.isOn() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(ACTS) !== null) return;
      event.preventDefault();
      if (step) newest.current.onStep(step);
      else newest.current.onPlay();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
