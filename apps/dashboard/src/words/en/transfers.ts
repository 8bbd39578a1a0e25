export const transfers = {} as const;
