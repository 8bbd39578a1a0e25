import { barrier } from '../findings.ts';
import { whole } from './read.ts';
import { rule } from './rule.ts';

/** Where a house named no limit, its beds are the limit: there is nothing to ask. */
export const partyChildren = rule(whole, (limit, { children }) =>
  limit !== null && children > limit ? barrier({ code: 'party_children', limit }) : null,
);
