/** Whether a path shows the board: the list, the map, or a shelter next to it. */
export const isBoardPath = (at: string): boolean => at === '/' || at === '/map' || /^\/place\/[^/]+$/.test(at);
