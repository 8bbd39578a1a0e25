/**
 * Serbian in Cyrillic: the Latin texts in other letters, made when the language is loaded, and a few texts that differ.
 * A new screen needs nothing here.
 */
import { words as latin } from '../sr-Latn/index.ts';
import { inCyrillic } from './in-cyrillic.ts';

export const words = inCyrillic(latin);
/** The words of the screens that are fetched later. */
export const later = () => import('./later.ts');
