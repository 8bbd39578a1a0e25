/** Letters without their marks and in lower case, so that "Nis" finds Niš and "Djakovica" needs no keyboard of its own. */
export const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('ђ', 'д');
