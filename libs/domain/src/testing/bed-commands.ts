import { WOMAN } from './people.ts';

/** Holds beds for a party; without `beds` the rules choose them. */
export const hold = (beds?: readonly string[], party = WOMAN) =>
  ({ type: 'hold-beds', party, ...(beds && { beds }) }) as const;

/** Admits a party that is nobody's who is held; without `beds` the rules choose them. */
export const admit = (beds?: readonly string[], party = WOMAN, occurredAt?: string) =>
  ({
    type: 'admit-party',
    party,
    anotherParty: true,
    ...(beds && { beds }),
    ...(occurredAt && { occurredAt }),
  }) as const;
