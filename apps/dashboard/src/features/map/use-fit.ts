import { useCallback, useEffect, useRef } from 'react';
import type { Bounds } from './countries.ts';
import type { MapHandle } from './engines/map-handle.ts';

/**
 * Flies to the chosen country, and fits it again on resize unless the user has moved the map. Returns a function that
 * fits it.
 */
export function useFit(handle: MapHandle | null, [west, south, east, north]: Bounds): (animate: boolean) => void {
  const moved = useRef(false);
  const first = useRef(true);
  const fit = useCallback(
    (animate: boolean) => {
      moved.current = false;
      handle?.fit([west, south, east, north], { animate });
    },
    [handle, west, south, east, north],
  );
  useEffect(() => {
    if (handle === null) return;
    fit(!first.current);
    first.current = false;
    const stopUserMove = handle.onUserMove(() => {
      moved.current = true;
    });
    const stopResize = handle.onResize(() => moved.current || fit(false));
    return () => {
      stopUserMove();
      stopResize();
    };
  }, [handle, fit]);
  return fit;
}
