import type { KeyboardEvent, RefObject } from 'react';
import { useShortcuts } from '../../ui/shortcuts/shortcuts.ts';

const ARROWS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

/** Moves the focus between rows: `j` and `k` from anywhere; the returned handler is for arrow keys inside the list. */
export function useRowNavigation(list: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  const move = (by: 1 | -1) => list.current && focusRow(list.current, by);
  useShortcuts({ j: () => move(1), k: () => move(-1) });
  return (event) => {
    const by = ARROWS[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(by);
  };
}

/** From the focused row; from outside of the list to the last focused one. */
function focusRow(list: HTMLElement, by: 1 | -1): void {
  const links = [...list.querySelectorAll<HTMLElement>('.row-link')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const next = at === -1 ? links.findIndex((link) => link.tabIndex === 0) : at + by;
  const link = links[Math.min(Math.max(next, 0), links.length - 1)];
  link?.focus();
  link?.closest('[data-shelter]')?.scrollIntoView({ block: 'nearest' });
}
