import { i18n } from './i18n.ts';
import { learnNames, type OwnNames } from './intl/own-names.ts';
import type { Language } from './languages.ts';

/** What comes with a language: its words by screen, and names where browsers have none. */
export interface Pack {
  readonly words: Readonly<Record<string, object>>;
  readonly names?: OwnNames;
}

/** Each language is a chunk of its own: whoever reads Macedonian loads no Albanian. English needs none. */
const PACKS: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Pack>>> = {
  sq: () => import('./sq/index.ts'),
  bs: () => import('./bs/index.ts'),
  'sr-Latn': () => import('./sr-Latn/index.ts'),
  'sr-Cyrl': () => import('./sr-Cyrl/index.ts'),
  mk: () => import('./mk/index.ts'),
};

/** Brings the words of a language, once. It fails when its chunk does not arrive. */
export async function loadLanguage(language: Language): Promise<void> {
  if (language === 'en' || i18n.hasResourceBundle(language, 'look')) return;
  const [{ words, names }, { learnAreas }] = await Promise.all([PACKS[language](), import('./area-catalogue.ts')]);
  learnAreas();
  if (names) learnNames(language, names);
  for (const [screen, said] of Object.entries(words)) i18n.addResourceBundle(language, screen, said);
}
