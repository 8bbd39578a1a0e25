import cyrillic500 from '@fontsource/inter/files/inter-cyrillic-500-normal.woff2?url';
import cyrillic600 from '@fontsource/inter/files/inter-cyrillic-600-normal.woff2?url';
import latin500 from '@fontsource/inter/files/inter-latin-500-normal.woff2?url';
import latin600 from '@fontsource/inter/files/inter-latin-600-normal.woff2?url';
import latinExt500 from '@fontsource/inter/files/inter-latin-ext-500-normal.woff2?url';
import latinExt600 from '@fontsource/inter/files/inter-latin-ext-600-normal.woff2?url';
import type { FontFiles } from './font-faces.ts';

/** URLs of the label fonts on our own origin; only the ranges in use are fetched. */
export const fontFiles: FontFiles = {
  medium: { latin: latin500, latinExt: latinExt500, cyrillic: cyrillic500 },
  semiBold: { latin: latin600, latinExt: latinExt600, cyrillic: cyrillic600 },
};
