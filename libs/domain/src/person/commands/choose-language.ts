import { accepted, acceptedAt } from '../../decider.ts';
import type { Fields } from '../facts/fact.ts';
import type { PersonCommandRow } from './command.ts';

export const chooseLanguage: PersonCommandRow<Fields<'LanguageChosen'>> = {
  of: 'active',
  decide: ({ language }, state, ctx) =>
    state.language === language ? accepted() : acceptedAt(ctx.now, { type: 'LanguageChosen', language }),
};
