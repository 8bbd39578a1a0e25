/** The row of one text in a file of every language, before a place that is the same in each: `"key":`. */
export const texts = (file, before, key, byLanguage) =>
  Object.entries(byLanguage).map(([language, text]) => ({
    file: `apps/dashboard/src/locales/${language}/${file}.json`,
    before,
    row: `"${key}": ${JSON.stringify(text)},\n    `,
  }));
