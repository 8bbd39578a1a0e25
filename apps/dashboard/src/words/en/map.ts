/** Words of the map. */
export const map = {
  title: 'Map of the areas',
} as const;
