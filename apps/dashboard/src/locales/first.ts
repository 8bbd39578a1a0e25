/** The namespaces of the first paint: English ones are in the first script, other languages have them in one chunk. */
export const FIRST = ['board', 'look', 'map', 'problems', 'session'] as const;
