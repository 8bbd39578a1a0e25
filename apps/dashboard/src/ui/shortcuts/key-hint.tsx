import './key-hint.css';
import { useShortcutsOn } from './shortcuts.ts';

/** The key beside what it does, on screens that have a keyboard; a letter only while letters alone do something. */
export function KeyHint({ of: key }: { of: string }) {
  const on = useShortcutsOn();
  if (!on && /^\p{L}$/u.test(key)) return null;
  return (
    <span className="key-hint" aria-hidden="true">
      {key}
    </span>
  );
}
