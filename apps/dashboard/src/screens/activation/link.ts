const PATH = '/activate';

/**
 * Reads the token of the one-time link and removes it from the address bar at once, so that it does not stay in the
 * history, in screenshots or in shared links. Null: none.
 */
export function takeLink(): string | null {
  if (location.pathname !== PATH || location.hash.length < 2) return null;
  const token = location.hash.slice(1);
  history.replaceState(null, '', PATH);
  return token;
}
