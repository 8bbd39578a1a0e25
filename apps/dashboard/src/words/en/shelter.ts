/** Words of the screen of one house. */
export const shelter = {
  close: 'Close',
} as const;
