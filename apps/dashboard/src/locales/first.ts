/** The namespaces of the first paint: in the first script in English, in the first chunk of any other language. */
export const FIRST = ['board', 'look', 'map', 'problems', 'session'] as const;
