import { LATIN_LETTERS } from '@safe-haven/lang';

/** Imported ids have `d` for `đ`, so that one file gives the same ids again. */
const LETTERS: Readonly<Record<string, string>> = { ...LATIN_LETTERS, đ: 'd' };

/** An id from a name: lower-case Latin without diacritics, at most 60 characters. Empty when nothing is left. */
export const slugOf = (name: string): string =>
  [...name.toLowerCase().normalize('NFC')]
    .map((letter) => LETTERS[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
