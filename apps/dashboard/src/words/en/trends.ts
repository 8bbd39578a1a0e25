/** Words of the trends. */
export const trends = {
  title: 'Trends',
} as const;
