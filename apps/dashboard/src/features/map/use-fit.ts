import { useCallback, useEffect, useRef } from 'react';
import type { Bounds } from './countries.ts';
import type { MapHandle } from './engines/map-handle.ts';

/**
 * Keeps the chosen country in sight: flies to it when another is chosen, and fits it again when the map changes its
 * size, unless somebody has chosen another view since. Returns how to fit on demand.
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
    const stopAsked = handle.onAsked(() => {
      moved.current = true;
    });
    const stopResize = handle.onResize(() => moved.current || fit(false));
    return () => {
      stopAsked();
      stopResize();
    };
  }, [handle, fit]);
  return fit;
}
