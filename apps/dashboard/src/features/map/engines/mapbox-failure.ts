/** Timeout for loading Mapbox before falling back to the embedded map, ms. */
export const LOAD_MS = 8000;

/**
 * Whether an error makes Mapbox unusable: a refused token at any time, or any error before the map has loaded. A tile
 * that fails later does not.
 */
export function isFatal(error: { message?: string; status?: number }, loaded: boolean): boolean {
  const refused =
    error.status === 401 || error.status === 403 || /access token|unauthorized|forbidden/i.test(error.message ?? '');
  return refused || !loaded;
}
