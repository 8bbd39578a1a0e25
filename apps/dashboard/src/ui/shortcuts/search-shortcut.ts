import { useShortcuts } from './shortcuts.ts';

/** `/` focuses the search field of the screen; on one without, it opens the search over everything. */
export function useSearchShortcut(openSearch: () => void): void {
  useShortcuts({
    '/': () => {
      const field = document.querySelector<HTMLElement>('[data-search]');
      if (field && field.closest('[hidden]') === null) field.focus();
      else openSearch();
    },
  });
}
