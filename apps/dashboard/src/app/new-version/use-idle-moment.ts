import { useEffect, useState } from 'react';
import { useQueuedCommands } from '../../net/outbox/use-outbox.ts';

/** Idle means no press and no key for this long, ms. */
const IDLE_MS = 10_000;
const CHECK_EVERY_MS = 1_000;
const ACTIVITY_EVENTS = ['pointerdown', 'keydown'] as const;

/**
 * True from the first idle moment on: no input for ten seconds, no form open, no queued command. It stays true unless a
 * command is queued. `wanted` false: nothing is watched.
 */
export function useIdleMoment(wanted: boolean): boolean {
  const hasQueued = useQueuedCommands().length > 0;
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    if (!wanted || idle) return;
    let lastActivity = Date.now();
    const onActivity = () => {
      lastActivity = Date.now();
    };
    const timer = setInterval(() => {
      if (Date.now() - lastActivity >= IDLE_MS && document.querySelector('form:not([role=search])') === null)
        setIdle(true);
    }, CHECK_EVERY_MS);
    for (const use of ACTIVITY_EVENTS) addEventListener(use, onActivity, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const use of ACTIVITY_EVENTS) removeEventListener(use, onActivity, { capture: true });
    };
  }, [wanted, idle]);
  return wanted && idle && !hasQueued;
}
