import { i18n } from './i18n.ts';
import { learnNames, type OwnNames } from './intl/own-names.ts';
import type { Language } from './languages.ts';

interface Said {
  readonly words: Readonly<Record<string, object>>;
}

/** What comes with a language: the words of the first screens, names where browsers have none, and the rest later. */
export interface Pack extends Said {
  readonly names?: OwnNames;
  later(): Promise<Said>;
}

/** Each language is a chunk of its own: whoever reads Macedonian loads no Albanian. English needs none. */
const PACKS: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Pack>>> = {
  sq: () => import('./sq/index.ts'),
  bs: () => import('./bs/index.ts'),
  'sr-Latn': () => import('./sr-Latn/index.ts'),
  'sr-Cyrl': () => import('./sr-Cyrl/index.ts'),
  mk: () => import('./mk/index.ts'),
};

/** The rest of a language that is here, and whether it was asked for. */
const rest = new Map<string, Pack['later']>();
const arriving = new Map<string, Promise<void>>();

/** Brings the words of a language for what is seen first, once. It fails when its chunk does not arrive. */
export async function loadLanguage(language: Language): Promise<void> {
  if (language === 'en' || rest.has(language)) return;
  const [{ words, names, later }, { learnAreas }] = await Promise.all([
    PACKS[language](),
    import('./area-catalogue.ts'),
  ]);
  learnAreas();
  if (names) learnNames(language, names);
  add(language, words);
  rest.set(language, later);
}

/**
 * Waits for the words of the screens that are fetched later, in the chosen language. It never fails: what did not
 * arrive is said in English, and asked for again next time.
 */
export function laterWords(language: string = i18n.language): Promise<void> {
  const load = rest.get(language);
  if (!load) return Promise.resolve();
  const known =
    arriving.get(language) ??
    load()
      .then(({ words }) => add(language, words))
      .catch(() => void arriving.delete(language));
  arriving.set(language, known);
  return known;
}

function add(language: string, words: Said['words']): void {
  for (const [screen, said] of Object.entries(words)) i18n.addResourceBundle(language, screen, said);
}
