import { acceptedAt } from '../../decider.ts';
import type { Fields } from '../facts/fact.ts';
import type { PersonCommandRow } from './command.ts';

export const changePersonProfile: PersonCommandRow<Fields<'PersonProfileChanged'>> = {
  of: 'enabled',
  decide: ({ profile }, _, ctx) => acceptedAt(ctx.now, { type: 'PersonProfileChanged', profile }),
};
