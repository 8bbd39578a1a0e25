import { LANGUAGES } from '@safe-haven/contracts';
import { inCyrillic } from './cyrillic/in-cyrillic.ts';

/**
 * Adds to the page what it says while its script does not come: one sentence in every language, as none is chosen before
 * the script. `public/start.js` shows it (LG-5). Called by the build. `problemsIn`: the file of a language, null where it
 * has none of its own.
 */
export function withPageLate(html: string, problemsIn: (language: string) => object | null): string {
  const links = new Map(LANGUAGES.map((language) => [sentenceOf(textsOf(language, problemsIn)), language]));
  const lines = [...links].map(([sentence, language]) => `<a lang="${language}" href="">${sentence}</a>`);
  return html.replace('</body>', `  <template id="page-late">${lines.join('')}</template>\n  </body>`);
}

const textsOf = (language: string, problemsIn: (language: string) => object | null): object =>
  problemsIn(language) ?? inCyrillic('problems', problemsIn('sr-Latn') ?? {});

const sentenceOf = (texts: object): string => (texts as Record<'page_late', string>)['page_late'];
