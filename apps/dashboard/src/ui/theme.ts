import { useSyncExternalStore } from 'react';
import { listeners } from '../net/listeners.ts';

export type Theme = 'light' | 'night';

const changed = listeners();
const read = (): Theme => (document.documentElement.dataset['theme'] === 'night' ? 'night' : 'light');

/** Sets the theme and stores it; `public/start.js` applies it before the first paint. */
export function setTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // Without storage the theme lasts until the page is left.
  }
  changed.call();
}

/** Switches between the two themes. */
export const toggleTheme = (): void => setTheme(read() === 'night' ? 'light' : 'night');

/** The current theme; rerenders on change. */
export const useTheme = (): Theme => useSyncExternalStore(changed.add, read);
