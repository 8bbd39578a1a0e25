import { barrier } from '../findings.ts';
import { whole } from './read.ts';
import { rule } from './rule.ts';

/** Without a stated limit the beds are the limit, so there is no question. */
export const partyAdults = rule(whole, (limit, { adults }) =>
  limit !== null && adults > limit ? barrier({ code: 'party_adults', limit }) : null,
);
