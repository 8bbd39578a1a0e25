import { acceptedAt, refuse } from '../../decider.ts';
import type { PersonCommandRow } from './command.ts';

export const enablePerson: PersonCommandRow<object> = {
  of: 'known',
  decide: (_, state, ctx) =>
    state.situation === 'disabled' ? acceptedAt(ctx.now, { type: 'PersonEnabled' }) : refuse('not_disabled'),
};
