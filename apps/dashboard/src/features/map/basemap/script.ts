/** The script of place names: English names, local Latin ones, Serbian Cyrillic or Macedonian. */
export type LabelScript = 'en' | 'local' | 'cyrillic' | 'macedonian';

/** The script of place names for a language (BCP 47). */
export function scriptOf(language: string): LabelScript {
  const likely = new Intl.Locale(language).maximize();
  if (likely.script === 'Cyrl') return likely.language === 'mk' ? 'macedonian' : 'cyrillic';
  return likely.language === 'en' ? 'en' : 'local';
}
