/** Where a shelter stands among the screens. */
export const shelterPath = (shelterId: string): string => `/shelter/${encodeURIComponent(shelterId)}`;
