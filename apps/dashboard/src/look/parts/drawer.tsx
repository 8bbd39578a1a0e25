import './drawer.css';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../../words/use-words.ts';
import { Button } from './button.tsx';

/**
 * A panel beside the page: focus goes in when it opens, Esc closes it, and whoever opens it takes the focus back. The
 * page stays usable, so it is no dialog. `title` names it; put the heading that people see among the children.
 */
export function Drawer(props: { title: string; onClose(): void; children: ReactNode }) {
  const t = useWords('look');
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
      <Button look="quiet" icon={X} className="drawer-close" onClick={props.onClose}>
        {t('close')}
      </Button>
      {props.children}
    </aside>
  );
}
