import { words as latin } from '../sr-Latn/later.ts';
import { inCyrillic } from './in-cyrillic.ts';

export const words = inCyrillic(latin);
