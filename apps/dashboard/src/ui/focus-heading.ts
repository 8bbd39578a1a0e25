/** Moves the focus to the heading of the screen: it is read out, and Tab goes on from there. False: there is none yet. */
export function focusHeading(): boolean {
  const heading = document.querySelector<HTMLElement>('main h1');
  if (!heading) return false;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  return true;
}

/** Whether nothing has the focus: somebody who works by keys would begin again at the top of the page. */
export const isFocusLost = (): boolean => document.activeElement === null || document.activeElement === document.body;
