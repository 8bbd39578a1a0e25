const PATH = '/activate';

/**
 * Takes the one-time link's token out of the address bar, at once and before anything else is done: it must not stay
 * in the history, in a picture of the screen, or in what a browser shares. Null: there is none.
 */
export function takeLink(): string | null {
  if (location.pathname !== PATH || location.hash.length < 2) return null;
  const token = location.hash.slice(1);
  history.replaceState(null, '', PATH);
  return token;
}
