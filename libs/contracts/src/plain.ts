/** Lower case without diacritics, so that "Nis" finds Niš and "Djakovica" finds Đakovica. */
export const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('ђ', 'д');
