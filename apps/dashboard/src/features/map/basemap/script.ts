/** In which letters places are named: English names, the local Latin ones, or Cyrillic where a place has them. */
export type LabelScript = 'en' | 'local' | 'cyrillic';

/** The script of a language (BCP 47): places are named as its readers would write them. */
export function scriptOf(language: string): LabelScript {
  const likely = new Intl.Locale(language).maximize();
  if (likely.script === 'Cyrl') return 'cyrillic';
  return likely.language === 'en' ? 'en' : 'local';
}
