/** In which letters places are named: English names, the local Latin ones, or Cyrillic where a place has them. */
export type LabelScript = 'en' | 'local' | 'cyrillic';

/** The script of an interface language (BCP 47): places are named as its readers would write them. */
export function scriptOf(language: string): LabelScript {
  const tag = language.toLowerCase();
  if (tag === 'mk' || tag.startsWith('mk-') || tag.startsWith('sr-cyrl')) return 'cyrillic';
  return tag === 'en' || tag.startsWith('en-') ? 'en' : 'local';
}
