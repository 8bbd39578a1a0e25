import './drawer.css';
import { type ReactNode, useEffect, useRef } from 'react';

/**
 * A panel beside the page: focus goes in when it opens and Esc closes it. The page beside it stays usable, so it is no
 * dialog. `title` names it for a screen reader; the heading and the button that people see are the children's.
 */
export function Drawer(props: { title: string; onClose(): void; children: ReactNode }) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);
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
