import { useCallback, useMemo, useSyncExternalStore } from 'react';

/** From here on the list, the map and the drawer stand side by side. */
export const WIDE = '(min-width: 1024px)';
/** One column and a bar at the bottom. */
export const PHONE = '(max-width: 639px)';
/** A pointer that can rest on a row. */
export const HOVERS = '(hover: hover)';

/** Whether a media query holds now. */
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
