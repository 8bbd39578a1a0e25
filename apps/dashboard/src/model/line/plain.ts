/** Cyrillic letters of the region in Latin ones, without diacritics. */
const LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  ђ: 'dj',
  е: 'e',
  є: 'je',
  ж: 'z',
  з: 'z',
  ѕ: 'dz',
  и: 'i',
  і: 'i',
  ј: 'j',
  к: 'k',
  л: 'l',
  љ: 'lj',
  м: 'm',
  н: 'n',
  њ: 'nj',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  ћ: 'c',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'c',
  џ: 'dz',
  ш: 's',
  ю: 'ju',
  я: 'ja',
  đ: 'dj',
};

const MARKS = /\p{Mark}/gu;

/** A word as it is compared: small, in Latin letters, without diacritics, so that any keyboard of the region will do. */
export const plain = (word: string): string =>
  [...word.toLowerCase().normalize('NFD').replace(MARKS, '')].map((letter) => LATIN[letter] ?? letter).join('');
