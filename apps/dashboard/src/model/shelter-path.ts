/** Where a shelter stands among the screens. */
export const shelterPath = (shelterId: string): string => `/place/${encodeURIComponent(shelterId)}`;
