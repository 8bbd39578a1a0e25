import { useEffect, useRef } from 'react';
import { shortcutSetting } from '../../../ui/shortcuts/shortcuts.ts';
import type { Direction } from '../use-replay.ts';

interface StepKeys {
  onPlay(): void;
  onStep(direction: Direction): void;
  onStart(): void;
  onEnd(): void;
}

/** Where each of these keys does something of its own; a button and a link know Space alone. */
const FIELDS = 'input, select, textarea, [contenteditable]';
const ACTS = `a, button, summary, ${FIELDS}`;
const ACTIONS = new Map<string, (keys: StepKeys) => void>([
  ['ArrowLeft', ({ onStep }) => onStep('previous')],
  ['ArrowRight', ({ onStep }) => onStep('next')],
  ['Home', ({ onStart }) => onStart()],
  ['End', ({ onEnd }) => onEnd()],
  [' ', ({ onPlay }) => onPlay()],
]);

/** Space plays, the arrows step from change to change, Home and End go to the ends of the line, wherever they have nothing else to do; off with all one-key shortcuts. */
export function useStepKeys(keys: StepKeys): void {
  const newest = useRef(keys);
  newest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = ACTIONS.get(event.key);
      if (!act) return;
      if (!shortcutSetting.isOn() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const taken = event.key === ' ' ? ACTS : FIELDS;
      if (event.target instanceof Element && event.target.closest(taken) !== null) return;
      event.preventDefault();
      act(newest.current);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
