/** The row of one text in a file of every language, before the text of another key. */
export const texts = (file, before, key, byLanguage) =>
  Object.entries(byLanguage).map(([language, text]) => ({
    file: `apps/dashboard/src/locales/${language}/${file}.json`,
    before: `"${before}":`,
    row: `"${key}": ${JSON.stringify(text)},\n    `,
  }));
