import './drawer.css';
import { type ReactNode, useRef } from 'react';
import { useFocusWhenDrawn } from './use-focus-when-drawn.ts';

/**
 * A panel next to the page. It takes the focus when it opens, and Esc closes it. It is no dialog: the page stays
 * usable. `title` is its accessible name; the visible heading and close button are children.
 */
export function Drawer(props: { title: string; onClose(): void; children: ReactNode }) {
  const panel = useRef<HTMLElement>(null);
  useFocusWhenDrawn(panel, { preventScroll: true });
  return (
    <aside
      ref={panel}
      className="drawer"
      aria-label={props.title}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) props.onClose();
      }}
    >
      {props.children}
    </aside>
  );
}
