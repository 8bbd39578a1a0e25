/** Whether a path shows the board: alone, as a map, or with a shelter beside it. */
export const isBoardPath = (at: string): boolean => at === '/' || at === '/map' || /^\/place\/[^/]+$/.test(at);
