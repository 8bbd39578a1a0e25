import { flushSync } from 'react-dom';

/**
 * The button that opened a form has the focus again once the form is gone: at once where it is there, with the next
 * drawing where it is not, and then only if nobody went on meanwhile.
 */
export function giveFocusBack(place: string): void {
  // What was just closed is closed now: the next key may come before the next drawing.
  flushSync(() => undefined);
  if (focusOpener(place)) return;
  requestAnimationFrame(() => {
    if (document.activeElement === null || document.activeElement === document.body) focusOpener(place);
  });
}

function focusOpener(place: string): boolean {
  const openers = [...document.querySelectorAll<HTMLElement>('[data-opens]')];
  const opener = openers.find((one) => one.dataset['opens'] === place);
  opener?.focus();
  return opener !== undefined;
}
