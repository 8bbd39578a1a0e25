import { useEffect, useState } from 'react';

/**
 * True once the same thing has been waited for this long. `what` is waited for: another value starts again; null:
 * nothing.
 */
export function useWaited(what: string | null, ms: number): boolean {
  const [waited, setWaited] = useState<string | null>(null);
  useEffect(() => {
    if (what === null) return;
    const timer = setTimeout(() => setWaited(what), ms);
    return () => {
      clearTimeout(timer);
      setWaited(null);
    };
  }, [what, ms]);
  return what !== null && waited === what;
}
