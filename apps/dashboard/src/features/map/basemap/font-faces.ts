import type { StyleSpecification } from 'maplibre-gl';

type Subsets = { latin: string; latinExt: string; cyrillic: string };
export type FontFiles = { medium: Subsets; semiBold: Subsets };

/** Font names that the layers refer to. */
export const MEDIUM = 'Inter Medium';
export const SEMI_BOLD = 'Inter SemiBold';

/** Unicode ranges of the font's subsets, as published. */
const RANGES = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  latinExt:
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF',
  cyrillic: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
} as const;

/** Lets MapLibre draw labels from web fonts: no glyph server, no glyph files. */
export const fontFaces = ({ medium, semiBold }: FontFiles): StyleSpecification['font-faces'] => ({
  [MEDIUM]: facesOf(medium),
  [SEMI_BOLD]: facesOf(semiBold),
});

const facesOf = (files: Subsets) =>
  (['cyrillic', 'latinExt', 'latin'] as const).map((subset) => ({
    url: files[subset],
    'unicode-range': RANGES[subset].split(','),
  }));
