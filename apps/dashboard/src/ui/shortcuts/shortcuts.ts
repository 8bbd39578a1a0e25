import { useEffect, useRef, useSyncExternalStore } from 'react';
import { listeners } from '../../net/listeners.ts';

const changed = listeners();
let on = read();

function read(): boolean {
  try {
    return localStorage.getItem('one-key') !== 'off';
  } catch {
    return true;
  }
}

/** Whether single-key shortcuts are on. They can be switched off for speech input and accidental key presses (WCAG 2.1.4). */
export const shortcutSetting = {
  isOn: (): boolean => on,
  set: (value: boolean): void => {
    on = value;
    try {
      localStorage.setItem('one-key', value ? 'on' : 'off');
    } catch {
      // Without storage the setting lasts until the page is left.
    }
    changed.call();
  },
};

/** Whether single-key shortcuts are on; rerenders on change. */
export const useShortcutsOn = (): boolean => useSyncExternalStore(changed.add, shortcutSetting.isOn);

/** Calls the handler of a key that is pressed without modifiers outside of a field, while single-key shortcuts are on. */
export function useShortcuts(keys: Readonly<Record<string, () => void>>): void {
  const latestKeys = useRef(keys);
  latestKeys.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const handler = latestKeys.current[event.key];
      if (!handler || !on || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isField(event.target)) return;
      event.preventDefault();
      handler();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

/** Whether an element takes text input. Checkboxes and radio buttons do not, so shortcuts work on them. */
const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), select, textarea'));
