/** Transliteration of the Cyrillic letters of the network's languages, without diacritics. */
const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  'а:a б:b в:v г:g д:d ђ:dj ѓ:gj е:e ж:z з:z ѕ:dz и:i ј:j к:k л:l љ:lj м:m н:n њ:nj о:o п:p р:r с:s т:t ћ:c ќ:kj у:u ф:f х:h ц:c ч:c џ:dz ш:s đ:d'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** An id from a name: lower-case Latin without diacritics, at most 60 characters. Empty when nothing is left. */
export const slugOf = (name: string): string =>
  [...name.toLowerCase().normalize('NFC')]
    .map((letter) => LATIN[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
