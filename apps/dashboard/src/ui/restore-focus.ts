import { flushSync } from 'react-dom';

/**
 * Returns the focus to the button that opened a form: at once if it is rendered, else after the next frame, unless the
 * focus has moved elsewhere by then.
 */
export function restoreFocus(place: string): void {
  // Renders the closed form synchronously: the next key press may come before React renders.
  flushSync(() => undefined);
  if (focusOpener(place)) return;
  requestAnimationFrame(() => {
    if (document.activeElement === null || document.activeElement === document.body) focusOpener(place);
  });
}

function focusOpener(place: string): boolean {
  const openers = [...document.querySelectorAll<HTMLElement>('[data-opens]')];
  const opener = openers.find((candidate) => candidate.dataset['opens'] === place);
  opener?.focus();
  return opener !== undefined;
}
