/** In which letters places are named: English names, the local Latin ones, Serbian Cyrillic or Macedonian. */
export type LabelScript = 'en' | 'local' | 'cyrillic' | 'macedonian';

/** The script of a language (BCP 47): places are named as its readers would write them. */
export function scriptOf(language: string): LabelScript {
  const likely = new Intl.Locale(language).maximize();
  if (likely.script === 'Cyrl') return likely.language === 'mk' ? 'macedonian' : 'cyrillic';
  return likely.language === 'en' ? 'en' : 'local';
}
