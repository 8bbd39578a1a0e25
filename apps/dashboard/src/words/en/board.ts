/** Words of the board: the list of houses. */
export const board = {
  title: 'Board',
} as const;
