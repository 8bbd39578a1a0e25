import { useEffect, useMemo, useRef } from 'react';

/** Forms with unsaved changes, each with the question asked before leaving the page. */
const unsaved = new Map<object, string>();

/** The question of the first such form; none on quick exit, which must not be held up. */
const question = (): string | undefined =>
  document.documentElement.hidden ? undefined : unsaved.values().next().value;

/** Registers a form as changed or saved. `message`: the question asked before leaving the page. */
export function useUnsavedChanges(message: string): { markChanged(): void; markSaved(): void } {
  const form = useRef({});
  const latestMessage = useRef(message);
  latestMessage.current = message;
  useEffect(() => () => void unsaved.delete(form.current), []);
  return useMemo(
    () => ({
      markChanged: () => void unsaved.set(form.current, latestMessage.current),
      markSaved: () => void unsaved.delete(form.current),
    }),
    [],
  );
}

/** Whether a click follows a link to another path of the app. */
function leavesPage({ target }: Event): boolean {
  const link = target instanceof Element ? target.closest('a') : null;
  return link !== null && link.target !== '_blank' && link.pathname !== location.pathname;
}

function beforeLink(event: MouseEvent): void {
  const message = question();
  if (message === undefined || event.defaultPrevented || !leavesPage(event)) return;
  if (confirm(message)) unsaved.clear();
  else {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

let isReturning = false;
/**
 * `popstate` fires after the navigation: if the person stays, the page goes forward again, and the router sees neither
 * event.
 */
function beforeBack(event: PopStateEvent): void {
  const message = question();
  if (isReturning || message === undefined) {
    if (isReturning) event.stopImmediatePropagation();
    isReturning = false;
    return;
  }
  if (confirm(message)) unsaved.clear();
  else {
    event.stopImmediatePropagation();
    isReturning = true;
    history.forward();
  }
}

addEventListener('click', beforeLink, true);
addEventListener('popstate', beforeBack, true);
addEventListener('beforeunload', (event) => question() !== undefined && event.preventDefault());
