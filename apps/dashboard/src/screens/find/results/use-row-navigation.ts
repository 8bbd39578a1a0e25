import type { KeyboardEvent, RefObject } from 'react';
import { useShortcuts } from '../../../ui/shortcuts/shortcuts.ts';

const ARROWS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

/** Moves the focus between rows with an action: `j` and `k` from anywhere, arrow keys inside the list. */
export function useRowNavigation(list: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  const move = (by: 1 | -1) => list.current && focusAction(list.current, by);
  useShortcuts({ j: () => move(1), k: () => move(-1) });
  return (event) => {
    const by = ARROWS[event.key];
    if (!by || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(by);
  };
}

/** Focuses the action of the next row; from outside of the list that of the first; the list where no row has one. */
export function focusAction(list: HTMLElement, by: 1 | -1 | 'first'): void {
  const actions = [...list.querySelectorAll<HTMLElement>('[data-action]')];
  const row = document.activeElement?.closest('[data-shelter]');
  const at = by === 'first' ? -1 : actions.findIndex((action) => row?.contains(action));
  const next = actions[Math.min(Math.max(at === -1 ? 0 : at + Number(by), 0), actions.length - 1)];
  (next ?? list).focus();
  next?.closest('[data-shelter]')?.scrollIntoView({ block: 'nearest' });
}
