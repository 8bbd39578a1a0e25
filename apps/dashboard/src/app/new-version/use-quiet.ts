import { useEffect, useState } from 'react';
import { useQueuedCommands } from '../../net/outbox/use-outbox.ts';

/** So long nobody has pressed or typed anything, ms. */
const QUIET_MS = 10_000;
const LOOK_MS = 1_000;
const USES = ['pointerdown', 'keydown'] as const;

/**
 * True from the first moment at which nobody is in the middle of something: no key, no press for ten seconds, no form
 * open, nothing that waits for the connection. It stays true then, unless something begins to wait. `wanted` false: nobody asks.
 */
export function useQuiet(wanted: boolean): boolean {
  const waits = useQueuedCommands().length > 0;
  const [quiet, setQuiet] = useState(false);
  useEffect(() => {
    if (!wanted || quiet) return;
    let used = Date.now();
    const onUse = () => {
      used = Date.now();
    };
    const timer = setInterval(() => {
      if (Date.now() - used >= QUIET_MS && document.querySelector('form:not([role=search])') === null) setQuiet(true);
    }, LOOK_MS);
    for (const use of USES) addEventListener(use, onUse, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const use of USES) removeEventListener(use, onUse, { capture: true });
    };
  }, [wanted, quiet]);
  return wanted && quiet && !waits;
}
