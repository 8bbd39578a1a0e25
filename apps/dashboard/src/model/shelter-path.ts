/** The path of a shelter's screen. */
export const shelterPath = (shelterId: string): string => `/place/${encodeURIComponent(shelterId)}`;
