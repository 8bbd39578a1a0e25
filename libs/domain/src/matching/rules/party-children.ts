import { barrier } from '../findings.ts';
import { whole } from './read.ts';
import { rule } from './rule.ts';

/** Without a stated limit the beds are the limit, so there is no question. */
export const partyChildren = rule(whole, (limit, { children }) =>
  limit !== null && children > limit ? barrier({ code: 'party_children', limit }) : null,
);
