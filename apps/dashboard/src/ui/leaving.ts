import { useEffect, useMemo, useRef } from 'react';

/** Forms in which something was typed that was not sent, with the question that is asked before they are left. */
const unsent = new Map<object, string>();

/** What was typed would be lost; quick exit, which hides everything first, is asked nothing. */
const question = (): string | undefined => (document.documentElement.hidden ? undefined : unsent.values().next().value);

/** Says of a form that something was typed in it, and that it was sent. `words`: what is asked before it is left. */
export function useUnsent(words: string): { typed(): void; sent(): void } {
  const form = useRef({});
  const newest = useRef(words);
  newest.current = words;
  useEffect(() => () => void unsent.delete(form.current), []);
  return useMemo(
    () => ({
      typed: () => void unsent.set(form.current, newest.current),
      sent: () => void unsent.delete(form.current),
    }),
    [],
  );
}

/** Another page of this program, by a link. */
function leadsAway({ target }: Event): boolean {
  const link = target instanceof Element ? target.closest('a') : null;
  return link !== null && link.target !== '_blank' && link.pathname !== location.pathname;
}

function beforeLink(event: MouseEvent): void {
  const asks = question();
  if (asks === undefined || event.defaultPrevented || !leadsAway(event)) return;
  if (confirm(asks)) unsent.clear();
  else {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

let returning = false;
/** The browser has gone back already: whoever stays is brought forward again, and nobody hears of either. */
function beforeBack(event: PopStateEvent): void {
  const asks = question();
  if (returning || asks === undefined) {
    if (returning) event.stopImmediatePropagation();
    returning = false;
    return;
  }
  if (confirm(asks)) unsent.clear();
  else {
    event.stopImmediatePropagation();
    returning = true;
    history.forward();
  }
}

addEventListener('click', beforeLink, true);
addEventListener('popstate', beforeBack, true);
addEventListener('beforeunload', (event) => question() !== undefined && event.preventDefault());
