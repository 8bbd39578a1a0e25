import { useEffect, useMemo, useRef } from 'react';

/** Forms with unsaved changes, each with the question that is asked before the page is left. */
const unsaved = new Map<object, string>();

/** The question of the first such form; none on quick exit, which hides the page first. */
const question = (): string | undefined =>
  document.documentElement.hidden ? undefined : unsaved.values().next().value;

/** Marks a form as changed or as sent. `words`: the question that is asked before it is left. */
export function useUnsavedChanges(words: string): { typed(): void; sent(): void } {
  const form = useRef({});
  const newest = useRef(words);
  newest.current = words;
  useEffect(() => () => void unsaved.delete(form.current), []);
  return useMemo(
    () => ({
      typed: () => void unsaved.set(form.current, newest.current),
      sent: () => void unsaved.delete(form.current),
    }),
    [],
  );
}

/** Whether a click follows a link to another screen. */
function leadsAway({ target }: Event): boolean {
  const link = target instanceof Element ? target.closest('a') : null;
  return link !== null && link.target !== '_blank' && link.pathname !== location.pathname;
}

function beforeLink(event: MouseEvent): void {
  const asks = question();
  if (asks === undefined || event.defaultPrevented || !leadsAway(event)) return;
  if (confirm(asks)) unsaved.clear();
  else {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

let returning = false;
/** `popstate` comes after the browser has gone back: whoever stays is taken forward again, and the router sees neither event. */
function beforeBack(event: PopStateEvent): void {
  const asks = question();
  if (returning || asks === undefined) {
    if (returning) event.stopImmediatePropagation();
    returning = false;
    return;
  }
  if (confirm(asks)) unsaved.clear();
  else {
    event.stopImmediatePropagation();
    returning = true;
    history.forward();
  }
}

addEventListener('click', beforeLink, true);
addEventListener('popstate', beforeBack, true);
addEventListener('beforeunload', (event) => question() !== undefined && event.preventDefault());
