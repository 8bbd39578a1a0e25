import type { Party } from '@safe-haven/domain';

/** Whether two parties have the same numbers of people. */
export const isSameParty = (a: Party, b: Party): boolean =>
  a.women === b.women &&
  a.men === b.men &&
  a.other === b.other &&
  a.girls === b.girls &&
  a.boys === b.boys &&
  a.infants === b.infants &&
  a.sonsOldest === b.sonsOldest;
