import { useEffect, useRef } from 'react';
import { shortcutSetting } from '../../../ui/shortcuts/shortcuts.ts';
import type { Direction } from '../use-replay.ts';

interface StepKeys {
  onPlay(): void;
  onStep(direction: Direction): void;
  onStart(): void;
  onEnd(): void;
}

/** Elements that handle these keys themselves; buttons and links handle Space only. */
const ARROW_OWNERS = 'input, select, textarea, [contenteditable]';
const SPACE_OWNERS = `a, button, summary, ${ARROW_OWNERS}`;
const ACTIONS = new Map<string, (keys: StepKeys) => void>([
  ['ArrowLeft', ({ onStep }) => onStep('previous')],
  ['ArrowRight', ({ onStep }) => onStep('next')],
  ['Home', ({ onStart }) => onStart()],
  ['End', ({ onEnd }) => onEnd()],
  [' ', ({ onPlay }) => onPlay()],
]);

/**
 * Space plays, arrows step between changes, Home and End go to the ends of the timeline, unless the focused element
 * handles the key. Off with all single-key shortcuts.
 */
export function useStepKeys(keys: StepKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const action = ACTIONS.get(event.key);
      if (!action) return;
      if (!shortcutSetting.isOn() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const owners = event.key === ' ' ? SPACE_OWNERS : ARROW_OWNERS;
      if (event.target instanceof Element && event.target.closest(owners) !== null) return;
      event.preventDefault();
      action(latest.current);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
