import { useEffect, useState } from 'react';
import { useQueuedCommands } from '../../net/outbox/use-outbox.ts';

/** Idle after this time without pointer or key events, ms. */
const IDLE_MS = 10_000;
const CHECK_EVERY_MS = 1_000;
const ACTIVITY_EVENTS = ['pointerdown', 'keydown'] as const;

/**
 * True once the user was idle: no input for 10 s, no open form, no queued command. Becomes false only when a command is
 * queued. `isEnabled`: whether to watch at all.
 */
export function useIdleMoment(isEnabled: boolean): boolean {
  const hasQueued = useQueuedCommands().length > 0;
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    if (!isEnabled || idle) return;
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
  }, [isEnabled, idle]);
  return isEnabled && idle && !hasQueued;
}
