/** Languages that are complete. The rest of the interface asks `Intl` for plurals, dates and numbers of the chosen one. */
export const LANGUAGES = ['en'] as const;
export type Language = (typeof LANGUAGES)[number];
