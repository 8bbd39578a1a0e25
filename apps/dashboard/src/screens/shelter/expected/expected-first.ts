import type { Hold } from '@safe-haven/contracts';

/** Holds by when their party is at the door: those who have set out, by their arrival, before the others, by deadline. */
export const expectedFirst = (holds: readonly Hold[]): readonly Hold[] =>
  holds.toSorted((a, b) => Number(b.overdueFrom !== null) - Number(a.overdueFrom !== null) || atDoor(a) - atDoor(b));

const atDoor = ({ arrival, overdueFrom, expiresAt }: Hold): number =>
  Date.parse(overdueFrom === null || arrival === null ? expiresAt : arrival.to);
