/** How long Mapbox may take to load, in ms, before the embedded map takes over. */
export const LOAD_MS = 8000;

/**
 * Whether an error of Mapbox means that it will not draw: a token it refuses, at any time, or any error before the map
 * has loaded. A tile that fails later does not take the map away.
 */
export function isFatal(error: { message?: string; status?: number }, loaded: boolean): boolean {
  const refused =
    error.status === 401 || error.status === 403 || /access token|unauthorized|forbidden/i.test(error.message ?? '');
  return refused || !loaded;
}
