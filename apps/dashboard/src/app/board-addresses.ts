/** Whether the board stands at an address, alone, as a map, or with a house beside it. */
export const isOfTheBoard = (at: string): boolean => at === '/' || at === '/map' || /^\/place\/[^/]+$/.test(at);
