import type { PersonEvolve } from './fact.ts';

export const languageChosen: PersonEvolve<'LanguageChosen'> = (p, { language }) => ({ ...p, language });
