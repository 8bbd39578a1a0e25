import { describe, expect, it } from '@jest/globals';
import { forWhom, LANGUAGES, roomPrivacy, shelterKind } from '@safe-haven/contracts';
import { csvLine, csvRows, emptyProfile, IMPORT_SENTENCES, parseFile } from '@safe-haven/contracts/exchange';
import { ENGLISH, textsIn } from '../../../locales/testing/texts.ts';

/** A sentence with its path. */
type Sentence = readonly [path: string, sentence: string];
const sentencesOf = (tree: object, path = ''): readonly Sentence[] =>
  Object.entries(tree).flatMap(([key, of]: [string, string | object]): readonly Sentence[] =>
    typeof of === 'string' ? [[`${path}${key}`, of]] : sentencesOf(of, `${path}${key}.`),
  );

describe('what the import says', () => {
  it('IM-17: the page and the command say the same sentences', () => {
    for (const [path, sentence] of sentencesOf(IMPORT_SENTENCES))
      expect([path, ENGLISH.get(`importing.${path}`)]).toEqual([path, sentence]);
  });
});

describe('what a screen calls a thing', () => {
  /** The code that a file's cell with this text has; null: none. */
  const codeOf = (column: 'kind' | 'for_whom' | 'privacy', cell: string) => {
    const kind = column === 'kind' ? 'shelters' : 'rooms_beds';
    const rows = csvRows(`house,room,${column}\n${csvLine(['Lipa', '1', cell])}\n`);
    return parseFile(rows, { ...emptyProfile(kind), columns: { [column]: column } }).lines[0]?.values[column] ?? null;
  };

  it.each([...LANGUAGES])('IM-11: a file may call it the same (%s)', async (language) => {
    const texts = await textsIn(language);
    for (const code of shelterKind.options) expect(codeOf('kind', texts.get(`shelter.kind.${code}`)!)).toBe(code);
    for (const code of forWhom.options)
      expect(codeOf('for_whom', texts.get(`shelter.beds.forWhom.${code}`)!)).toBe(code);
    for (const code of roomPrivacy.options) expect(codeOf('privacy', texts.get(`shelter.beds.${code}`)!)).toBe(code);
  });
});
