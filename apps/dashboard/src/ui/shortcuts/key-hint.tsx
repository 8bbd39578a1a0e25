import './key-hint.css';
import { useShortcutsOn } from './shortcuts.ts';

/** The key of a shortcut next to its action. Letters are shown only while single-key shortcuts are on. */
export function KeyHint({ shortcut: key }: { shortcut: string }) {
  const on = useShortcutsOn();
  if (!on && /^\p{L}$/u.test(key)) return null;
  return (
    <span className="key-hint" aria-hidden="true">
      {key}
    </span>
  );
}
