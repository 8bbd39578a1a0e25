import { barrier } from '../findings.ts';
import { whole } from './read.ts';
import { rule } from './rule.ts';

/** Where a house named no limit, its beds are the limit: there is nothing to ask. */
export const partyAdults = rule(whole, (limit, { adults }) =>
  limit !== null && adults > limit ? barrier({ code: 'party_adults', limit }) : null,
);
