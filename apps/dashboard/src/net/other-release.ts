import { listeners } from './listeners.ts';

const changed = listeners();
let met = false;

/** Whether this page met a server of another release: neither can read the other, until the page is reloaded. */
export const otherRelease = {
  isMet: (): boolean => met,
  subscribe: changed.add,
  meet: (): void => {
    if (met) return;
    met = true;
    changed.call();
  },
};
