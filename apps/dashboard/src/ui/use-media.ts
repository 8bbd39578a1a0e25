import { useCallback, useMemo, useSyncExternalStore } from 'react';

/** From this width on, list, map and drawer are side by side. */
export const WIDE = '(min-width: 1024px)';
/** One column, with the navigation bar at the bottom. */
export const PHONE = '(max-width: 639px)';
/** A pointer that can hover. */
export const HOVERS = '(hover: hover)';

/** Whether a media query matches now. */
export function useMedia(query: string): boolean {
  const media = useMemo(() => matchMedia(query), [query]);
  const subscribe = useCallback(
    (listener: () => void) => {
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    [media],
  );
  return useSyncExternalStore(subscribe, () => media.matches);
}
