import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'night';

const watching = new Set<() => void>();
const read = (): Theme => (document.documentElement.dataset['theme'] === 'night' ? 'night' : 'light');

/** Switches the theme and remembers it; `start.js` sets it before the next first paint. */
export function setTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // A browser that keeps nothing shows the theme until the page is left.
  }
  for (const tell of watching) tell();
}

export const toggleTheme = (): void => setTheme(read() === 'night' ? 'light' : 'night');

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    watching.add(listener);
    return () => watching.delete(listener);
  }, read);
}
