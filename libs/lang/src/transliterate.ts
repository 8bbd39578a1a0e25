/** Serbian Latin letters and their Cyrillic equivalents; digraphs first. */
const LETTERS: readonly (readonly [string, string])[] = [
  ...pairs('lj љ nj њ dž џ'),
  ...pairs(
    'a а b б v в g г d д đ ђ e е ž ж z з i и j ј k к l л m м n н o о p п r р s с t т ć ћ u у f ф h х c ц č ч š ш',
  ),
];
const CYRILLIC = new Map(LETTERS.flatMap(([latin, cyrillic]) => cased(latin, cyrillic)));
const LATIN = new Map(LETTERS.map(([latin, cyrillic]) => [cyrillic, latin]));

/**
 * Words in which n and j, or d and ž, are separate letters because a prefix ends between them: injekcija, dezinjekcija,
 * konjunktura, nadživeti.
 */
const SEPARATE_LETTERS =
  /(?<!\p{L})((?:dez|re|sub)?in(?=jek|jic)|kon(?=ju[nkg]|jekt)|(?:iz)?van(?=jez)|nad(?=ž[in])|pod(?=ž[aeu])|od(?=žal|živ)|tan(?=jug))/giu;
/** Not transliterated: interpolations, markup, names of programs and sources, formats, keys. */
const UNCHANGED =
  /\{\{[^}]*\}\}|<[^>]*>|\b(?:Safe Haven|Natural Earth|GeoNames|GSHHG|CC BY 4\.0|LGPL|CSV|PDF|SMS|TOTP|Esc|QR|XLSX|Excel|Google|Chrome|Android|Windows|Firefox|Safari|iPhone)\b/g;
const LETTER = /lj|nj|dž|\p{L}/giu;
/** Separates the two letters during transliteration; it occurs in no text. */
const BREAK = '\u200c';

/**
 * Transliterates Serbian from Latin to Cyrillic. Interpolations, tags and names that are the same in every script are
 * kept; so are letters that Serbian does not have (q, w, x, y), which a check reports.
 */
export function transliterate(latin: string): string {
  let done = '';
  let from = 0;
  for (const { 0: match, index } of latin.matchAll(UNCHANGED)) {
    done += written(latin.slice(from, index)) + match;
    from = index + match.length;
  }
  return done + written(latin.slice(from));
}

const written = (latin: string): string =>
  latin
    .normalize('NFC')
    .replace(SEPARATE_LETTERS, `$1${BREAK}`)
    .replace(LETTER, (letter) => CYRILLIC.get(letter) ?? letter)
    .replaceAll(BREAK, '');

/**
 * Transliterates Serbian from Cyrillic to Latin; what is in Latin letters already stays. A large љ, њ or џ is "Lj" before a
 * small letter, and "LJ" among large ones.
 */
export const inLatin = (cyrillic: string): string =>
  cyrillic.replace(/\p{Script=Cyrillic}/gu, (letter, at: number) => {
    const latin = LATIN.get(letter.toLowerCase());
    if (latin === undefined || letter === letter.toLowerCase()) return latin ?? letter;
    const [before, after] = [cyrillic[at - 1] ?? '', cyrillic[at + 1] ?? ''];
    const isAmongLarge = isLarge(after) || (!/\p{L}/u.test(after) && isLarge(before));
    return isAmongLarge ? latin.toUpperCase() : latin.charAt(0).toUpperCase() + latin.slice(1);
  });

const isLarge = (letter: string): boolean => /\p{Lu}/u.test(letter);

function pairs(line: string): [string, string][] {
  const letters = line.split(' ');
  return letters.flatMap((letter, i) => (i % 2 === 0 ? [[letter, letters[i + 1]!] as [string, string]] : []));
}

/** "lj", "Lj" and "LJ" become љ, Љ and Љ. */
function cased(latin: string, cyrillic: string): (readonly [string, string])[] {
  const large = cyrillic.toUpperCase();
  const title = latin.charAt(0).toUpperCase() + latin.slice(1);
  return [
    [latin, cyrillic],
    [title, large],
    [latin.toUpperCase(), large],
  ];
}
