import { useEffect } from 'react';

/** Names the tab after the screen, in a word that says nothing of what the program is for (DR-7). */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}
