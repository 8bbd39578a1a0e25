import { transliterate } from '@safe-haven/lang/transliterate';

/** A page of the guide in Cyrillic letters. Where a link leads and what is typed stay as they are. */
export const inOtherLetters = (markdown: string): string =>
  markdown
    .split(/(\]\([^)]*\)|`[^`]*`)/)
    .map((part, i) => (i % 2 === 1 ? part : transliterate(part)))
    .join('');
